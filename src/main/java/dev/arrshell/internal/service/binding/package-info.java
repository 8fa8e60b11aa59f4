/** The HTTP server that carries the service: port, TLS, threads, delays. */
package dev.arrshell.internal.service.binding;
