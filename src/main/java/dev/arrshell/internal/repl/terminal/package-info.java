/** The consoles of the prompt: a JLine terminal with completion, highlighting and history, and a pipe. */
package dev.arrshell.internal.repl.terminal;
