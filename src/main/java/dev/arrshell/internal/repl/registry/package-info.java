/** The registry of the prompt's commands, and {@code :help}, which lists and explains them. */
package dev.arrshell.internal.repl.registry;
