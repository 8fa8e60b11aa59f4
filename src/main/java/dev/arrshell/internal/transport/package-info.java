/**
 * Requests over the JDK's HTTP client: the Transport decorators for retries, rate limit and listeners, and the one
 * helper for futures.
 */
package dev.arrshell.internal.transport;
