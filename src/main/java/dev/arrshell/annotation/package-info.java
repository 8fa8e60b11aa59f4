/**
 * Annotations about the API: what is experimental.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.annotation;

import org.jspecify.annotations.NullMarked;
