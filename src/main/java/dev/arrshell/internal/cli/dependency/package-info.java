/** The libraries that a script names in {@code //DEPS} lines: the lines, Maven, and the cache of the class paths it found. */
package dev.arrshell.internal.cli.dependency;
