/** The user's files: where his home is, and how a file is made that only he can read. */
package dev.arrshell.internal.files;
