/** Time as a parameter: the system clock, and clocks that a test or a user moves. */
@NullMarked
package dev.arrshell.time;

import org.jspecify.annotations.NullMarked;
