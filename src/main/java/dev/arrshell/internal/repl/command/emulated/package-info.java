/** The commands for the emulator in this process: its faults and its clock. */
package dev.arrshell.internal.repl.command.emulated;
