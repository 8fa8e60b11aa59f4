/** The running of scripts, on the configured service or as a rehearsal on an emulator. */
package dev.arrshell.internal.script.run;
