/** The parts that providers of real servers share: commands, rules for readiness, ports, output, the supervisor's script. */
package dev.arrshell.internal.service.launch;
