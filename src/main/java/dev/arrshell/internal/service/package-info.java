/**
 * The session service itself, put together from its parts: takes a request, finds its handler, applies faults and
 * records the exchange.
 */
package dev.arrshell.internal.service;
