/** Exceptions of calls to the service, and their messages. */
@NullMarked
package dev.arrshell.error;

import org.jspecify.annotations.NullMarked;
