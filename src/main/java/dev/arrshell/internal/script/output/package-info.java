/** The text that the words {@code table}, {@code json}, {@code show} and {@code progress} print. */
package dev.arrshell.internal.script.output;
