/** Immutable values of the service's vocabulary; a constructor or factory refuses an invalid value. */
package dev.arrshell.model;
