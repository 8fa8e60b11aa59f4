/** The words of scripts and of the prompt, and the conversion of their arguments. */
package dev.arrshell.internal.script.vocabulary;
