/**
 * Configuration by a person: the settings of all sources in their order, the choice of where requests go, and the
 * secrets.
 */
package dev.arrshell.internal.config;
