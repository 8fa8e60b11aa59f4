/**
 * {@code @ArrTest} on a Spock specification: fields are filled in for each iteration of a feature, shared fields for the
 * specification, and durations read {@code 4.hours}. Needs {@code org.spockframework:spock-core} 2.4 or newer and its
 * Groovy on the class path; JUnit Jupiter is not needed.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.spock;

import org.jspecify.annotations.NullMarked;
