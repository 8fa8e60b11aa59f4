/** Policies for retries, backoff and polling, and how requests travel. */
@NullMarked
package dev.arrshell.policy;

import org.jspecify.annotations.NullMarked;
