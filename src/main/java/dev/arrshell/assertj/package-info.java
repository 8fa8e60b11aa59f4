/**
 * Assertions in the manner of AssertJ for sessions and for what an emulator was asked. Needs
 * {@code org.assertj:assertj-core} 3 on the class path.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.assertj;

import org.jspecify.annotations.NullMarked;
