/** The check of scripts, which runs nothing and sends nothing. */
package dev.arrshell.internal.script.check;
