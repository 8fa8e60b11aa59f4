/** The service behind the emulator: state machine, store, tokens, dialects, journal, and the binding to HTTP. */
package dev.arrshell.internal.emulator;
