/**
 * The parsing of typed input without Groovy: tokens, completeness, commands, pasted transcripts, durations and the
 * masking of secrets.
 */
package dev.arrshell.internal.repl.syntax;
