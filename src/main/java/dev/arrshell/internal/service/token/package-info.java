/**
 * Access tokens: accounts, signing key, issuer, the token service's handler, the check of tokens and the rate limit.
 */
package dev.arrshell.internal.service.token;
