package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteHandler;
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

/** The dialect of the session page: {@code /v1/accounts/…}, timespans, the service makes up the id. */
public final class V1Handler implements RouteHandler {

    private static final String SESSIONS = "/v1/accounts/{accountId}/sessions";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final TokenAuthenticator gate;
    private final SessionService sessions;
    private final V1Bodies bodies;

    public V1Handler(TokenAuthenticator gate, SessionService sessions, RestOptions style) {
        this.gate = gate;
        this.sessions = sessions;
        bodies = new V1Bodies(style.stopping());
    }

    public List<Route> routes() {
        return List.of(
                Route.of(Operation.CREATE, this, "POST", SESSIONS + "/create"),
                Route.of(Operation.PROPERTIES, this, "GET", SESSIONS + "/{sessionId}/properties"),
                Route.of(Operation.UPDATE, this, "PATCH", SESSIONS + "/{sessionId}"),
                Route.of(Operation.LIST, this, "GET", SESSIONS),
                Route.of(Operation.STOP, this, "DELETE", SESSIONS + "/{sessionId}"));
    }

    @Override
    public ServiceResponse answer(RouteMatch call) {
        AccountRegion scope = new AccountRegion(gate.admit(call.request(), call.account()), call.region());
        return switch (call.operation().orElseThrow()) {
            case CREATE -> create(scope, call);
            case PROPERTIES -> properties(scope, call);
            case UPDATE -> update(scope, call);
            case LIST -> list(scope);
            case STOP -> stop(scope, call);
            case TOKEN -> throw new IllegalStateException("the token service has a front of its own");
        };
    }

    /** The Location is relative and has no slash in front, as on the session page. */
    private ServiceResponse create(AccountRegion scope, RouteMatch call) {
        CreateParameters asked = V1Bodies.newSession(
                ServiceJsonParser.lenientObject(call.request().body()));
        String id = sessions.create(scope, asked).session().id();
        return ServiceResponse.json(
                        ACCEPTED, ServiceJsonWriter.object(json -> json.writeStringField(V1.SESSION_ID, id)))
                .with("Location", "accounts/" + scope.account() + "/sessions/" + id);
    }

    private ServiceResponse properties(AccountRegion scope, RouteMatch call) {
        SessionSnapshot seen = sessions.find(scope, call.session());
        return ServiceResponse.json(OK, ServiceJsonWriter.object(json -> bodies.write(json, seen)))
                .uncached();
    }

    private ServiceResponse update(AccountRegion scope, RouteMatch call) {
        JsonNode body = ServiceJsonParser.lenientObject(call.request().body());
        sessions.update(scope, call.session(), V1Bodies.lease(body));
        return ServiceResponse.empty(OK);
    }

    private ServiceResponse list(AccountRegion scope) {
        List<SessionSnapshot> live = sessions.list(scope);
        byte[] body = ServiceJsonWriter.object(json -> {
            json.writeArrayFieldStart(ProtocolNames.SESSIONS);
            for (SessionSnapshot seen : live) {
                json.writeStartObject();
                bodies.write(json, seen);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return ServiceResponse.json(OK, body).uncached();
    }

    private ServiceResponse stop(AccountRegion scope, RouteMatch call) {
        sessions.stop(scope, call.session());
        return ServiceResponse.noContent();
    }
}
