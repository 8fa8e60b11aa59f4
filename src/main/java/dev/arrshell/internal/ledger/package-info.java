/** The file that remembers every start, so that no process that dies leaves a machine nobody knows of. */
package dev.arrshell.internal.ledger;
