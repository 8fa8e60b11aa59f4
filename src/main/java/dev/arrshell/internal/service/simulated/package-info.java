/** Simulated servers: how they boot, how many there are, and the faults that were set. */
package dev.arrshell.internal.service.simulated;
