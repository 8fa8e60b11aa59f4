/** The commands that start, show, list and wait for conversions. */
package dev.arrshell.internal.cli.conversion;
