/**
 * The wire format: the two API dialects, the STS request, field names, JSON, endpoints, and the one-method Transport
 * port.
 */
package dev.arrshell.internal.wire;
