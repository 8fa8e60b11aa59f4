/**
 * Where input is read and output is written: a JLine terminal with completion, highlighting and history, or a pipe.
 */
package dev.arrshell.internal.repl.terminal;
