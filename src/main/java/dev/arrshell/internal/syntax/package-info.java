/** The parsing of source without Groovy: tokens, completeness, commands, pasted transcripts, and secrets. */
package dev.arrshell.internal.syntax;
