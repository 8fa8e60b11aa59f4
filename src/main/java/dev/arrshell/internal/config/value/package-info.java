/**
 * The keys of the configuration and their values: what each key takes, where a value stands, and which problems were
 * found.
 */
package dev.arrshell.internal.config.value;
