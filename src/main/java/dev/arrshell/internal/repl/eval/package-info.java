/**
 * The evaluation of Groovy, snippet by snippet: hoisted declarations, kept imports, result variables, variable types
 * and the history of statements.
 */
package dev.arrshell.internal.repl.eval;
