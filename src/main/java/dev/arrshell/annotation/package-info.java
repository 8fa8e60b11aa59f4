/**
 * What the API says of itself.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.annotation;

import org.jspecify.annotations.NullMarked;
