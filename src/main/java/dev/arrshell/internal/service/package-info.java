/**
 * The session service itself, put together from its parts: takes a request, finds its route, applies faults and
 * records the exchange.
 */
package dev.arrshell.internal.service;
