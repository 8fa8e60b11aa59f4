/** The text that the words table, json, show and progress print. */
package dev.arrshell.internal.script.output;
