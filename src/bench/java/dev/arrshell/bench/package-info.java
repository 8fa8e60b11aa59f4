/** Measures the emulator beside what people would use instead; no part of the program. */
package dev.arrshell.bench;
