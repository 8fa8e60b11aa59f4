/**
 * The program `arr`: its entry point, its command tree and the run of one command line; the only package of the
 * program that knows all commands.
 */
package dev.arrshell.internal.cli;
