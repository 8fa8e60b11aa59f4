/** Immutable values of the service's vocabulary; a constructor or factory refuses an invalid value. */
@NullMarked
package dev.arrshell.model;

import org.jspecify.annotations.NullMarked;
