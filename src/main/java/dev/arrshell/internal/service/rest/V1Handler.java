package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiDialect;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.CreateParameters;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.ProtocolNames.V1;
import dev.arrshell.model.Operation;
import java.util.List;

/** The routes of v1: {@code /v1/accounts/…}, timespans, ids that the service chooses. */
public final class V1Handler implements ApiDialect {

    private static final String SESSIONS = "/v1/accounts/{accountId}/sessions";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final TokenAuthenticator authenticator;
    private final SessionService sessions;
    private final V1Bodies bodies;

    public V1Handler(TokenAuthenticator authenticator, SessionService sessions, RestOptions options) {
        this.authenticator = authenticator;
        this.sessions = sessions;
        bodies = new V1Bodies(options.stopping());
    }

    public List<Route> routes() {
        return List.of(
                route(Operation.CREATE, "POST", SESSIONS + "/create", this::create),
                route(Operation.PROPERTIES, "GET", SESSIONS + "/{sessionId}/properties", this::properties),
                route(Operation.UPDATE, "PATCH", SESSIONS + "/{sessionId}", this::update),
                route(Operation.LIST, "GET", SESSIONS, this::list),
                route(Operation.STOP, "DELETE", SESSIONS + "/{sessionId}", this::stop));
    }

    private Route route(Operation operation, String method, String path, SessionRequestHandler handler) {
        return Route.of(operation, this, method, path, handler.authenticatedBy(authenticator));
    }

    /** The Location is relative and begins without a slash, as in the documentation. */
    private ServiceResponse create(RouteMatch match, AccountRegion scope) {
        CreateParameters parameters = V1Bodies.createParameters(
                ServiceJsonParser.lenientObject(match.request().body()));
        String id = sessions.create(scope, parameters).session().id();
        return ServiceResponse.json(ACCEPTED, json -> json.writeStringField(V1.SESSION_ID, id))
                .with("Location", "accounts/" + scope.account() + "/sessions/" + id);
    }

    private ServiceResponse properties(RouteMatch match, AccountRegion scope) {
        SessionSnapshot session = sessions.find(scope, match.session());
        return ServiceResponse.json(OK, json -> bodies.write(json, session)).notCached();
    }

    private ServiceResponse update(RouteMatch match, AccountRegion scope) {
        JsonNode body = ServiceJsonParser.lenientObject(match.request().body());
        sessions.update(scope, match.session(), V1Bodies.lease(body));
        return ServiceResponse.empty(OK);
    }

    private ServiceResponse list(RouteMatch match, AccountRegion scope) {
        List<SessionSnapshot> live = sessions.list(scope);
        return ServiceResponse.json(
                        OK, json -> ServiceJsonWriter.writeObjects(json, ProtocolNames.SESSIONS, live, bodies::write))
                .notCached();
    }

    private ServiceResponse stop(RouteMatch match, AccountRegion scope) {
        sessions.stop(scope, match.session());
        return ServiceResponse.noContent();
    }
}
