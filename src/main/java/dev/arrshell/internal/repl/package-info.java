/**
 * The interactive prompt, assembled: the read-evaluate-print loop, the parts that are loaded in the background, and the
 * question at the end. Needs Groovy and JLine on the class path.
 */
package dev.arrshell.internal.repl;
