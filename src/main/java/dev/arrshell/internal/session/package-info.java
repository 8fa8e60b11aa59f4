/** The client's side of a session: the calls, start attempts, the wait until ready, and lease extension. */
package dev.arrshell.internal.session;
