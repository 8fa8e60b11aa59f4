/** The record of what was asked and answered, and the replay of such a record. */
package dev.arrshell.internal.service.journal;
