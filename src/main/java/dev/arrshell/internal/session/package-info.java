/** The life of a session as the client drives it: the five calls and the wait. */
package dev.arrshell.internal.session;
