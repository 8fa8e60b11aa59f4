/**
 * Assertions in the manner of AssertJ for sessions and for what an emulator was asked. Needs
 * {@code org.assertj:assertj-core} 3 on the class path.
 */
@NullMarked
package dev.arrshell.assertj;

import org.jspecify.annotations.NullMarked;
