/**
 * The compilation of scripts: Groovy's configuration for the language, changes to the compiled code, and the cache of
 * compiled scripts.
 */
package dev.arrshell.internal.script.compile;
