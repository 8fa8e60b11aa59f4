/**
 * The completion of code: candidates and call signatures at the cursor, derived from declared types without running
 * any code.
 */
package dev.arrshell.internal.repl.completion;
