/**
 * The interactive prompt, assembled: the read-evaluate-print loop, what it loads in the background, and what it asks
 * when a person leaves. Needs Groovy and JLine on the class path.
 */
package dev.arrshell.internal.repl;
