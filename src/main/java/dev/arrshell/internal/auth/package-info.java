/** Signs requests: an account key is exchanged for a token, the token is kept, renewed and put on each request. */
package dev.arrshell.internal.auth;
