package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.internal.wire.ProtocolNames.V1;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dialect of the session page: {@code /v1/accounts/…}, .NET time spans, the service chooses the id. */
public final class V1Dialect implements WireDialect {

    static final WireDialect INSTANCE = new V1Dialect();

    @Override
    public ApiVersion version() {
        return ApiVersion.V1;
    }

    @Override
    public Optional<String> unsupported(SessionSpec spec) {
        return spec.id().map(id -> "in v1 the service chooses the id: leave id('" + id + "') out");
    }

    /** v1 takes fractions too; whole seconds are easier to read. */
    @Override
    public Duration leaseStep() {
        return Duration.ofSeconds(1);
    }

    @Override
    public WireRequest create(AccountEndpoint target, SessionSpec spec) {
        ObjectNode body = JsonTrees.object();
        body.put(V1.MAX_LEASE_TIME, spec.lease().toString());
        ArrayNode models = body.putArray(V1.MODELS);
        spec.models().forEach(model -> models.add(model.toString()));
        body.put(V1.SIZE, spec.size().toWire().toLowerCase(Locale.ROOT));
        return WireRequest.of(Operation.CREATE, "POST", target.at(sessions(target) + "/create"), JsonTrees.write(body));
    }

    @Override
    public WireRequest properties(AccountEndpoint target, SessionId id) {
        return WireRequest.of(Operation.PROPERTIES, "GET", target.at(session(target, id) + "/properties"));
    }

    @Override
    public WireRequest list(AccountEndpoint target) {
        return WireRequest.of(Operation.LIST, "GET", target.at(sessions(target)));
    }

    @Override
    public WireRequest update(AccountEndpoint target, SessionId id, Lease total) {
        ObjectNode body = JsonTrees.object().put(V1.MAX_LEASE_TIME, total.toString());
        return WireRequest.of(Operation.UPDATE, "PATCH", target.at(session(target, id)), JsonTrees.write(body));
    }

    @Override
    public WireRequest stop(AccountEndpoint target, SessionId id) {
        return WireRequest.of(Operation.STOP, "DELETE", target.at(session(target, id)));
    }

    private static String sessions(AccountEndpoint target) {
        return "/v1/accounts/" + target.account() + "/sessions";
    }

    private static String session(AccountEndpoint target, SessionId id) {
        return sessions(target) + "/" + id;
    }

    @Override
    public SessionId idIn(WireRequest request, WireResponse response) {
        return WireResponseReader.sessionId(
                WireResponseReader.object(request, response), V1.SESSION_ID, request, response);
    }

    @Override
    public SessionProperties propertiesIn(WireRequest request, WireResponse response, Instant seenAt) {
        return session(WireResponseReader.object(request, response), request, response, seenAt);
    }

    @Override
    public Optional<SessionProperties> updatedPropertiesIn(WireRequest request, WireResponse response, Instant seenAt) {
        WireResponseReader.requireEmptyOrJson(request, response);
        return Optional.empty();
    }

    @Override
    public List<SessionProperties> sessionsIn(WireRequest request, WireResponse response, Instant seenAt) {
        return WireResponseReader.items(
                ProtocolNames.SESSIONS, request, response, item -> session(item, request, response, seenAt));
    }

    private static SessionProperties session(
            JsonNode body, WireRequest request, WireResponse response, Instant seenAt) {
        String status = WireResponseReader.required(body, V1.STATUS, request, response);
        return SessionProperties.builder(
                        WireResponseReader.sessionId(body, V1.SESSION_ID, request, response),
                        SessionStatus.fromWire(status))
                .statusText(status)
                .size(SessionSize.fromWire(JsonTrees.text(body, V1.SESSION_SIZE)))
                .maxLeaseTime(timespan(body, V1.SESSION_MAX_LEASE_TIME, request, response))
                .elapsed(timespan(body, V1.ELAPSED, request, response))
                .hostname(JsonTrees.text(body, V1.HOSTNAME))
                .ports(
                        body.path(V1.HANDSHAKE_PORT).asInt(),
                        body.path(V1.INSPECTOR_PORT).asInt())
                .error(null, JsonTrees.text(body, ProtocolNames.MESSAGE))
                .seenAt(seenAt)
                .build();
    }

    private static Duration timespan(JsonNode body, String field, WireRequest request, WireResponse response) {
        String text = JsonTrees.text(body, field);
        try {
            return text == null || text.isBlank() || text.equals("0") ? Duration.ZERO : DotNetTimeSpan.parse(text);
        } catch (IllegalArgumentException notATimespan) {
            throw WireResponseReader.unreadable(request, response, "the field " + field + " holds no timespan");
        }
    }
}
