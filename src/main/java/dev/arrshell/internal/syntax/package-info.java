/** The parsing of typed input without Groovy: tokens, completeness, commands, pasted transcripts, and its secrets. */
package dev.arrshell.internal.syntax;
