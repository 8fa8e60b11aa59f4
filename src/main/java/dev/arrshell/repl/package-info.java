/**
 * The prompt: reads lines with completion, colours and history, runs them, and shows what came of it. Needs Groovy and
 * JLine on the class path.
 */
package dev.arrshell.repl;
