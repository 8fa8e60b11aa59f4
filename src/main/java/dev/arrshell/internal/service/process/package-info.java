/**
 * Servers that are processes on this machine: each under a small supervisor, a shell script, which ends the server at its
 * deadline even when the service is dead.
 */
package dev.arrshell.internal.service.process;
