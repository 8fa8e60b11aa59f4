/**
 * Authorization of requests: the exchange of an account key for a token at the STS, the token cache, and the signing
 * of each request.
 */
package dev.arrshell.internal.auth;
