/** What can go wrong between a client and the service: one exception a kind, and the one place that words them. */
package dev.arrshell.error;
