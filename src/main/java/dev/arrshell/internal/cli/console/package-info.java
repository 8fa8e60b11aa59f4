/**
 * The parts that all commands share: the standard streams, the global options, the connection to the service, the output of
 * results, and the way a run ends.
 */
package dev.arrshell.internal.cli.console;
