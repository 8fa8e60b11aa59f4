/**
 * The registry of the prompt's commands, the :help and :tour commands, and the catalogue of the Javadoc that help
 * shows.
 */
package dev.arrshell.internal.repl.help;
