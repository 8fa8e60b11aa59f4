package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.RouteHandler;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.token.TokenAuthenticator;

/** Handler of the requests that match a route and have a valid token. */
@FunctionalInterface
interface SessionRequestHandler {

    ServiceResponse handle(RouteMatch match, AccountRegion scope);

    /** The same as the handler of a route, which first checks the token. */
    default RouteHandler authenticatedBy(TokenAuthenticator authenticator) {
        return match -> handle(match, new AccountRegion(authenticator.authenticate(match), match.region()));
    }
}
