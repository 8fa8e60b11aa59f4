/** The conversion of what was typed at the prompt to scripts and tests. */
package dev.arrshell.internal.repl.export;
