/** The pool of sessions: its members, its queue and its budget. */
package dev.arrshell.internal.pool;
