package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.model.SessionStatus;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Dialect of Microsoft's SDKs: {@code /accounts/…?api-version=2021-01-01}, whole minutes, the client's own ids. */
public final class V20210101Dialect implements WireDialect {

    static final WireDialect INSTANCE = new V20210101Dialect();

    private static final String VERSION = "?" + V20210101.API_VERSION + "=" + ApiVersion.V2021_01_01;

    @Override
    public ApiVersion version() {
        return ApiVersion.V2021_01_01;
    }

    @Override
    public Optional<String> unsupported(SessionSpec spec) {
        return spec.models().isEmpty()
                ? Optional.empty()
                : Optional.of("2021-01-01 has no models to preload: leave models(…) out, or use v1");
    }

    @Override
    public SessionSpec withClientId(SessionSpec spec) {
        return spec.id().isPresent() ? spec : spec.withId(SessionId.random());
    }

    @Override
    public Duration leaseStep() {
        return Duration.ofMinutes(1);
    }

    @Override
    public WireRequest create(AccountEndpoint target, SessionSpec spec) {
        SessionId id = withClientId(spec).id().orElseThrow();
        ObjectNode body = lease(spec.lease()).put(V20210101.SIZE, spec.size().toWire());
        return WireRequest.of(Operation.CREATE, "PUT", session(target, id, ""), JsonTrees.write(body));
    }

    @Override
    public WireRequest properties(AccountEndpoint target, SessionId id) {
        return WireRequest.of(Operation.PROPERTIES, "GET", session(target, id, ""));
    }

    @Override
    public WireRequest list(AccountEndpoint target) {
        return WireRequest.of(Operation.LIST, "GET", target.at(sessions(target) + VERSION));
    }

    @Override
    public WireRequest update(AccountEndpoint target, SessionId id, Lease total) {
        return WireRequest.of(Operation.UPDATE, "PATCH", session(target, id, ""), JsonTrees.write(lease(total)));
    }

    @Override
    public WireRequest stop(AccountEndpoint target, SessionId id) {
        return WireRequest.of(Operation.STOP, "POST", session(target, id, "/:stop"));
    }

    private static ObjectNode lease(Lease total) {
        return JsonTrees.object().put(V20210101.MAX_LEASE_TIME_MINUTES, total.minutes());
    }

    private static String sessions(AccountEndpoint target) {
        return "/accounts/" + target.account() + "/sessions";
    }

    private static URI session(AccountEndpoint target, SessionId id, String rest) {
        return target.at(sessions(target) + "/" + id + rest + VERSION);
    }

    @Override
    public SessionId idIn(WireRequest request, WireResponse response) {
        return WireResponseReader.sessionId(
                WireResponseReader.object(request, response), V20210101.ID, request, response);
    }

    @Override
    public SessionProperties propertiesIn(WireRequest request, WireResponse response, Instant seenAt) {
        return session(WireResponseReader.object(request, response), request, response, seenAt);
    }

    @Override
    public Optional<SessionProperties> updatedPropertiesIn(WireRequest request, WireResponse response, Instant seenAt) {
        return Optional.of(propertiesIn(request, response, seenAt));
    }

    @Override
    public List<SessionProperties> sessionsIn(WireRequest request, WireResponse response, Instant seenAt) {
        return WireResponseReader.items(
                ProtocolNames.SESSIONS, request, response, item -> session(item, request, response, seenAt));
    }

    @Override
    public Optional<WireRequest> nextPage(WireRequest request, WireResponse response) {
        return pageAfter(request, response);
    }

    /** The request of the page after this one, of whichever list. */
    static Optional<WireRequest> pageAfter(WireRequest request, WireResponse response) {
        JsonNode link = WireResponseReader.object(request, response).path(V20210101.NEXT_LINK);
        boolean last = link.isMissingNode()
                || link.isNull()
                || link.isTextual() && link.textValue().isBlank();
        if (last) {
            return Optional.empty();
        }
        URI next = address(link, request, response);
        if (!AccountEndpoint.sameServer(next, request.uri())) {
            throw WireResponseReader.unreadable(request, response, "the next page is on another server");
        }
        return Optional.of(WireRequest.of(request.operation(), "GET", next));
    }

    private static URI address(JsonNode link, WireRequest request, WireResponse response) {
        try {
            return resolved(request.uri(), Optional.ofNullable(link.textValue()).orElseThrow());
        } catch (IllegalArgumentException | NoSuchElementException notAnAddress) {
            throw WireResponseReader.unreadable(
                    request, response, "the field " + V20210101.NEXT_LINK + " holds no address");
        }
    }

    /** RFC 3986 keeps the path under a query of its own; the JDK, which follows an older one, drops its last part. */
    private static URI resolved(URI page, String link) {
        return page.resolve(link.startsWith("?") ? page.getRawPath() + link : link);
    }

    private static SessionProperties session(
            JsonNode body, WireRequest request, WireResponse response, Instant seenAt) {
        String status = WireResponseReader.required(body, V20210101.STATUS, request, response);
        JsonNode error = body.path(ProtocolNames.ERROR);
        return SessionProperties.builder(
                        WireResponseReader.sessionId(body, V20210101.ID, request, response),
                        SessionStatus.fromWire(status))
                .statusText(status)
                .size(SessionSize.fromWire(JsonTrees.text(body, V20210101.SIZE)))
                .maxLeaseTime(minutes(body, V20210101.MAX_LEASE_TIME_MINUTES, request, response))
                .elapsed(minutes(body, V20210101.ELAPSED_TIME_MINUTES, request, response))
                .hostname(JsonTrees.text(body, V20210101.HOSTNAME))
                .ports(JsonTrees.port(body, V20210101.HANDSHAKE_PORT), JsonTrees.port(body, V20210101.INSPECTOR_PORT))
                .teraflops(teraflops(body))
                .creationTime(moment(JsonTrees.text(body, V20210101.CREATION_TIME)))
                .error(JsonTrees.text(error, ProtocolNames.CODE), JsonTrees.text(error, ProtocolNames.MESSAGE))
                .seenAt(seenAt)
                .build();
    }

    /** The bill depends on the minutes: a value that is not a number is refused, not taken for zero. */
    private static Duration minutes(JsonNode body, String field, WireRequest request, WireResponse response) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Duration.ZERO;
        }
        if (!value.canConvertToInt()) {
            throw WireResponseReader.unreadable(
                    request, response, "the field " + field + " holds no number of minutes");
        }
        return Duration.ofMinutes(Math.max(0, value.intValue()));
    }

    private static float teraflops(JsonNode body) {
        float value = body.path(V20210101.TERAFLOPS).floatValue();
        return Float.isFinite(value) ? value : 0;
    }

    /** Nothing depends on the creation time: a value in another form counts as absent. */
    static Instant moment(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException otherForm) {
            return null;
        }
    }
}
