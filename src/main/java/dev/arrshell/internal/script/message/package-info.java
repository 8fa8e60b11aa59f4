/** The messages about errors in a script, with their places in its source. */
package dev.arrshell.internal.script.message;
