/**
 * The Groovy types that compiled scripts name: their base class and the extension methods of the language. Needs
 * org.apache.groovy:groovy on the class path.
 */
package dev.arrshell.groovy;
