/** The session API: the handlers and bodies of v1 and 2021-01-01. */
package dev.arrshell.internal.service.rest;
