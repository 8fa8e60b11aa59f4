/** The commands that start, show, extend, wait for and stop sessions, and that stop the ones left behind. */
package dev.arrshell.internal.cli.session;
