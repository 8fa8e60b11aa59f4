/** The end of a run: the work and the sessions that are left then. */
package dev.arrshell.internal.exit;
