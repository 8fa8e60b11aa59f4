/**
 * Immutable values of the service's vocabulary; a constructor or factory refuses an invalid value.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.model;

import org.jspecify.annotations.NullMarked;
