/**
 * {@code @ArrTest} for JUnit 5: an emulator for each class of tests, an account of its own for each test, given as
 * parameters and fields. Needs {@code org.junit.jupiter:junit-jupiter-api} 5.13 or newer on the class path. Spock knows
 * the same annotations, see {@code dev.arrshell.spock}.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.junit;

import org.jspecify.annotations.NullMarked;
