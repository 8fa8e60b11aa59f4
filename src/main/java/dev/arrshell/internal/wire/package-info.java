/** What goes over the wire: the dialects, names, JSON, and the one-method port that carries requests. */
package dev.arrshell.internal.wire;
