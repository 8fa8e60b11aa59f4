package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ApiDialect;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.session.SessionOutput;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.model.Operation;
import java.util.List;

/** The routes to the output of a session's server. They are ours: the public service had none. */
public final class SessionLogHandler implements ApiDialect {

    private static final String PATH = "/accounts/{accountId}/sessions/{sessionId}/log";

    private final TokenAuthenticator authenticator;
    private final SessionService sessions;
    private final SessionOutput output;

    public SessionLogHandler(TokenAuthenticator authenticator, SessionService sessions, SessionOutput output) {
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.output = output;
    }

    /** The same below the paths of both versions. */
    public List<Route> routes() {
        SessionRequestHandler read =
                (match, scope) -> output.respond(match.request(), sessions.find(scope, match.session()));
        return List.of(
                Route.of(Operation.LOG, this, "GET", PATH, read.authenticatedBy(authenticator)),
                Route.of(Operation.LOG, this, "GET", "/v1" + PATH, read.authenticatedBy(authenticator)));
    }
}
