/** The configuration of {@code arr serve}: server.toml. */
package dev.arrshell.internal.config.server;
