/** The command that lends a session of a pool to another program. */
package dev.arrshell.internal.cli.pool;
