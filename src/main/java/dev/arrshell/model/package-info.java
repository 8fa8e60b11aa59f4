/** Immutable values of the service's vocabulary that refuse to exist when wrong. */
package dev.arrshell.model;
