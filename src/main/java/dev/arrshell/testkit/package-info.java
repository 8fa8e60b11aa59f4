/**
 * What an extension for a test framework is made of: an account for each test behind the emulator of its class, what a
 * test may ask to be given, and what is found when it is over. {@code dev.arrshell.junit} and {@code dev.arrshell.spock}
 * are made of it; it needs neither framework.
 *
 * @since 1.0
 */
@Experimental
@NullMarked
package dev.arrshell.testkit;

import dev.arrshell.annotation.Experimental;
import org.jspecify.annotations.NullMarked;
