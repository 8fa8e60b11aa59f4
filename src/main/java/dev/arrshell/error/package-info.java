/**
 * Exceptions of calls to the service, and their messages.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.error;

import org.jspecify.annotations.NullMarked;
