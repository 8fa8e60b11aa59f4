/** Explanations at the prompt: the catalogue of the Javadoc that the help shows, and the steps of the tour. */
package dev.arrshell.internal.repl.help;
