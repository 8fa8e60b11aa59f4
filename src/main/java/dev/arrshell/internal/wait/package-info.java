/** Waits until a session or a conversion has the wanted status: polls, the deadline, and what the wait saw. */
package dev.arrshell.internal.wait;
