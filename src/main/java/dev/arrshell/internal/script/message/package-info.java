/** The messages for what went wrong in a script: its source, the place in it, and the wording. */
package dev.arrshell.internal.script.message;
