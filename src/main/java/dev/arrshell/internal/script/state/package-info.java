/**
 * The state that scripts and the prompt share: the target of requests, the account, the current session, and what is
 * cleaned up at the end.
 */
package dev.arrshell.internal.script.state;
