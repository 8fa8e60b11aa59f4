/** Keeps texts on disk for the emulator. The only package that knows H2's MVStore, which embedders may leave out. */
package dev.arrshell.internal.emulator.store;
