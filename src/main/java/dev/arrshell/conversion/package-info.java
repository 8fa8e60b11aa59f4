/**
 * Conversions of models to the format that the service renders: what is asked for, its status, and a handle on it.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.conversion;

import org.jspecify.annotations.NullMarked;
