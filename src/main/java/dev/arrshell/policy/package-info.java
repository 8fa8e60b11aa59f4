/** Policies for retries, backoff and polling. */
@NullMarked
package dev.arrshell.policy;

import org.jspecify.annotations.NullMarked;
