/** Exceptions of calls to the service, and their messages. */
package dev.arrshell.error;
