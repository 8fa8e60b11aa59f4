/**
 * The parts of an extension for a test framework: an account for each test behind the emulator of its class, the objects
 * that a test may request, and the findings when it is over. {@code dev.arrshell.junit} and {@code dev.arrshell.spock}
 * are made of it; it needs neither framework.
 *
 * @since 1.0
 */
@Experimental
@NullMarked
package dev.arrshell.testkit;

import dev.arrshell.annotation.Experimental;
import org.jspecify.annotations.NullMarked;
