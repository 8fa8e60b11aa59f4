/** The command that serves an emulator of the service, and its options. */
package dev.arrshell.internal.cli.service;
