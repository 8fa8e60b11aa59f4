/** The user's cache directory: where it lies, how large its parts are, and how they are cleared. */
package dev.arrshell.internal.cache;
