/**
 * Time as a parameter: the system clock, and clocks that a test or a user moves.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.time;

import org.jspecify.annotations.NullMarked;
