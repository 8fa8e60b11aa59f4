/**
 * Servers that are jobs of a Slurm cluster. Slurm is driven by its own commands; one {@code squeue} an interval tells the
 * state of all jobs. An error of a command means that nothing is known, never that a job is gone.
 */
package dev.arrshell.internal.service.slurm;
