/** The words that scripts and the prompt share, and the conversion of what is written as their arguments. */
package dev.arrshell.internal.script.vocabulary;
