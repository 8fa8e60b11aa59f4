/** The end of a run: the work and the sessions that are left then, and output that cannot be written. */
package dev.arrshell.internal.exit;
