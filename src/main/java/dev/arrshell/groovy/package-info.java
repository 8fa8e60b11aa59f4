/**
 * The Groovy types that compiled scripts name: their base class and the extension methods of the language. Needs
 * org.apache.groovy:groovy on the class path.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.groovy;

import org.jspecify.annotations.NullMarked;
