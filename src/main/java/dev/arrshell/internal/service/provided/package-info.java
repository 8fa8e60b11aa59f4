/** The bridge between the state of sessions and a provider of real servers. */
package dev.arrshell.internal.service.provided;
