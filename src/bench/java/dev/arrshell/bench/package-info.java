/**
 * JMH benchmarks of the client and of the emulator, beside what people would use instead. {@code src/bench/measure} runs
 * all of them.
 */
package dev.arrshell.bench;
