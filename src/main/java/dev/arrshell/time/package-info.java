/** Time as a parameter: the system's, or one that a test moves. */
package dev.arrshell.time;
