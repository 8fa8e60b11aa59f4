/** The commands of the prompt, such as :save and :set, and the context in which they run. */
package dev.arrshell.internal.repl.command;
