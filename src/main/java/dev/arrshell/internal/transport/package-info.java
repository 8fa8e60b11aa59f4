/** Requests over the JDK's HTTP client, and decorators of the one-method port. */
package dev.arrshell.internal.transport;
