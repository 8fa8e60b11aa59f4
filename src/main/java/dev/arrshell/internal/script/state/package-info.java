/**
 * The state that scripts and the prompt share: where requests go, who signs in, the current session, and what is
 * cleaned up at the end.
 */
package dev.arrshell.internal.script.state;
