/** Policies for retries, backoff and polling. */
package dev.arrshell.policy;
