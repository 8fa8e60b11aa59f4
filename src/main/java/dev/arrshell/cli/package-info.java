/** The program {@code arr}: its commands and exit codes. Needs {@code info.picocli:picocli} on the class path. */
package dev.arrshell.cli;
