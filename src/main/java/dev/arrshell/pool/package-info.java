/**
 * Pools of sessions: ready sessions at hand, lent for a while, extended, replaced and released in the background.
 *
 * @since 1.1
 */
@NullMarked
package dev.arrshell.pool;

import org.jspecify.annotations.NullMarked;
