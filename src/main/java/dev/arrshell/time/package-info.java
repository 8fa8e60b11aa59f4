/** Time as a parameter: the system clock, and clocks that a test or a user moves. */
package dev.arrshell.time;
