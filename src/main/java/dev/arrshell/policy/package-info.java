/**
 * Policies for retries, backoff and polling, and how requests travel.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.policy;

import org.jspecify.annotations.NullMarked;
