/**
 * Output of the prompt: the console, results, failures, the prompt's text, the progress of a
 * wait, the settings and the transcript.
 */
package dev.arrshell.internal.repl.display;
