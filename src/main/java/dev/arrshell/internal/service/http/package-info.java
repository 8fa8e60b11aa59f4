/** HTTP without a server: requests, responses, errors, routes, limits, and the JSON of bodies. */
package dev.arrshell.internal.service.http;
