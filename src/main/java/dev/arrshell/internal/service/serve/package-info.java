/** The service on real machines: its state, its address and a provider of servers, put together. */
package dev.arrshell.internal.service.serve;
