/** The ledger file of started sessions, and the reaper that stops sessions whose process has died. */
package dev.arrshell.internal.ledger;
