/** Failures as text: the message, the source position with a caret, what to do, and the facts. */
package dev.arrshell.internal.view.problem;
