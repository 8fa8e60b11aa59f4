/** The client's side of a conversion: the calls, and the wait until it has succeeded. */
package dev.arrshell.internal.conversion;
