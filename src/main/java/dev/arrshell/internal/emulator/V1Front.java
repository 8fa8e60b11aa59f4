package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.wire.Names;
import dev.arrshell.internal.wire.Names.V1;
import dev.arrshell.model.Operation;
import java.util.List;

/** The dialect of the session page: {@code /v1/accounts/…}, timespans, the service makes up the id. */
final class V1Front implements Front {

    private static final String SESSIONS = "/v1/accounts/{accountId}/sessions";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final Gate gate;
    private final SessionService sessions;
    private final V1Bodies bodies;

    V1Front(Gate gate, SessionService sessions, Style style) {
        this.gate = gate;
        this.sessions = sessions;
        bodies = new V1Bodies(style.stopping());
    }

    List<Route> routes() {
        return List.of(
                Route.of(Operation.CREATE, this, "POST", SESSIONS + "/create"),
                Route.of(Operation.PROPERTIES, this, "GET", SESSIONS + "/{sessionId}/properties"),
                Route.of(Operation.UPDATE, this, "PATCH", SESSIONS + "/{sessionId}"),
                Route.of(Operation.LIST, this, "GET", SESSIONS),
                Route.of(Operation.STOP, this, "DELETE", SESSIONS + "/{sessionId}"));
    }

    @Override
    public Answer answer(Call call) {
        Scope scope = new Scope(gate.admit(call.request(), call.account()), call.region());
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
    private Answer create(Scope scope, Call call) {
        NewSession asked =
                V1Bodies.newSession(JsonText.lenientObject(call.request().body()));
        String id = sessions.create(scope, asked).session().id();
        return Answer.json(ACCEPTED, JsonText.object(json -> json.writeStringField(V1.SESSION_ID, id)))
                .with("Location", "accounts/" + scope.account() + "/sessions/" + id);
    }

    private Answer properties(Scope scope, Call call) {
        SessionView seen = sessions.find(scope, call.session());
        return Answer.json(OK, JsonText.object(json -> bodies.write(json, seen)))
                .uncached();
    }

    private Answer update(Scope scope, Call call) {
        JsonNode body = JsonText.lenientObject(call.request().body());
        sessions.update(scope, call.session(), V1Bodies.lease(body));
        return Answer.empty(OK);
    }

    private Answer list(Scope scope) {
        List<SessionView> live = sessions.list(scope);
        byte[] body = JsonText.object(json -> {
            json.writeArrayFieldStart(Names.SESSIONS);
            for (SessionView seen : live) {
                json.writeStartObject();
                bodies.write(json, seen);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return Answer.json(OK, body).uncached();
    }

    private Answer stop(Scope scope, Call call) {
        sessions.stop(scope, call.session());
        return Answer.noContent();
    }
}
