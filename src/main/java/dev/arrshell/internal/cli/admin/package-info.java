/**
 * The commands about the program itself and its set-up: configuration, diagnosis, token, cache, completion, editor
 * support and help.
 */
package dev.arrshell.internal.cli.admin;
