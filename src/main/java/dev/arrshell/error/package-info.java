/** The exceptions that calls to the service throw, and the one catalogue of their messages. */
package dev.arrshell.error;
