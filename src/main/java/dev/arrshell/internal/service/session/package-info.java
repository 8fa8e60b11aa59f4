/** The state of the sessions: their life from creation to expiry, listing, capacity and the service's clock. */
package dev.arrshell.internal.service.session;
