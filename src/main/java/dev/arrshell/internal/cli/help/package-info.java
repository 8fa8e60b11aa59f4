/** The help of the commands: its short and its full form, the options that a command leaves out, words that others use. */
package dev.arrshell.internal.cli.help;
