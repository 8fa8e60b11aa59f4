/**
 * The files that configuration is read from: config.toml, arrconfig.json, the secrets file and the account key file.
 */
package dev.arrshell.internal.config.file;
