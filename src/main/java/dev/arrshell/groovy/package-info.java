/**
 * The language in Groovy: the words that scripts and the prompt share, the state those words build on, the runner of
 * scripts, and the translator of what goes wrong. Needs {@code org.apache.groovy:groovy} on the class path.
 */
package dev.arrshell.groovy;
