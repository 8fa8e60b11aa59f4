/** The commands of the prompt, such as :help and :save, their registry, and the context in which they run. */
package dev.arrshell.internal.repl.command;
