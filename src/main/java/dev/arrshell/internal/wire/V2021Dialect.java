package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arrshell.internal.wire.Names.V2021;
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
import java.util.Optional;

/** The dialect of Microsoft's SDKs: {@code /accounts/…?api-version=2021-01-01}, whole minutes, the client's own ids. */
public final class V2021Dialect implements WireDialect {

    private static final String VERSION = "?" + V2021.API_VERSION + "=" + ApiVersion.V2021_01_01.text();

    @Override
    public ApiVersion version() {
        return ApiVersion.V2021_01_01;
    }

    @Override
    public Optional<String> lacks(SessionSpec spec) {
        return spec.models().isEmpty()
                ? Optional.empty()
                : Optional.of("2021-01-01 knows no models to preload: leave models(…) out, or speak v1");
    }

    @Override
    public WireRequest create(Target target, SessionSpec spec) {
        SessionId id = spec.id().orElseGet(SessionId::random);
        ObjectNode body = lease(spec.lease()).put(V2021.SIZE, spec.size().wire());
        return WireRequest.of(Operation.CREATE, "PUT", session(target, id, ""), Json.write(body));
    }

    @Override
    public WireRequest properties(Target target, SessionId id) {
        return WireRequest.of(Operation.PROPERTIES, "GET", session(target, id, ""));
    }

    @Override
    public WireRequest list(Target target) {
        return WireRequest.of(Operation.LIST, "GET", target.at(sessions(target) + VERSION));
    }

    @Override
    public WireRequest update(Target target, SessionId id, Lease total) {
        return WireRequest.of(Operation.UPDATE, "PATCH", session(target, id, ""), Json.write(lease(total)));
    }

    @Override
    public WireRequest stop(Target target, SessionId id) {
        return WireRequest.of(Operation.STOP, "POST", session(target, id, "/:stop"));
    }

    private static ObjectNode lease(Lease total) {
        return Json.object().put(V2021.MAX_LEASE_TIME_MINUTES, total.minutes());
    }

    private static String sessions(Target target) {
        return "/accounts/" + target.account() + "/sessions";
    }

    private static URI session(Target target, SessionId id, String rest) {
        return target.at(sessions(target) + "/" + id + rest + VERSION);
    }

    @Override
    public SessionId created(WireRequest request, WireResponse response) {
        return Answers.sessionId(Answers.object(request, response), V2021.ID, request, response);
    }

    @Override
    public SessionProperties propertiesIn(WireRequest request, WireResponse response, Instant seenAt) {
        return session(Answers.object(request, response), request, response, seenAt);
    }

    @Override
    public Optional<SessionProperties> updated(WireRequest request, WireResponse response, Instant seenAt) {
        return Optional.of(propertiesIn(request, response, seenAt));
    }

    @Override
    public List<SessionProperties> listed(WireRequest request, WireResponse response, Instant seenAt) {
        return Answers.sessions(request, response, item -> session(item, request, response, seenAt));
    }

    @Override
    public Optional<WireRequest> nextPage(WireRequest request, WireResponse response) {
        String link = Json.text(Answers.object(request, response), V2021.NEXT_LINK);
        if (link == null || link.isBlank()) {
            return Optional.empty();
        }
        URI next = resolved(link, request, response);
        boolean sameServer = next.getScheme().equalsIgnoreCase(request.uri().getScheme())
                && next.getRawAuthority().equalsIgnoreCase(request.uri().getRawAuthority());
        if (!sameServer || next.equals(request.uri())) {
            throw Answers.unreadable(request, response, "the next page is not on the same server or is the same page");
        }
        return Optional.of(WireRequest.of(Operation.LIST, "GET", next));
    }

    private static URI resolved(String link, WireRequest request, WireResponse response) {
        try {
            return request.uri().resolve(link);
        } catch (IllegalArgumentException notAnAddress) {
            throw Answers.unreadable(request, response, "the field " + V2021.NEXT_LINK + " holds no address");
        }
    }

    private static SessionProperties session(
            JsonNode body, WireRequest request, WireResponse response, Instant seenAt) {
        String status = Answers.required(body, V2021.STATUS, request, response);
        JsonNode error = body.path(Names.ERROR);
        return SessionProperties.of(Answers.sessionId(body, V2021.ID, request, response), SessionStatus.read(status))
                .statusText(status)
                .size(SessionSize.read(Json.text(body, V2021.SIZE)))
                .maxLeaseTime(minutes(body, V2021.MAX_LEASE_TIME_MINUTES))
                .elapsed(minutes(body, V2021.ELAPSED_TIME_MINUTES))
                .hostname(Json.text(body, V2021.HOSTNAME))
                .ports(
                        body.path(V2021.HANDSHAKE_PORT).asInt(),
                        body.path(V2021.INSPECTOR_PORT).asInt())
                .teraflops((float) body.path(V2021.TERAFLOPS).asDouble())
                .creationTime(moment(Json.text(body, V2021.CREATION_TIME)))
                .error(Json.text(error, Names.CODE), Json.text(error, Names.MESSAGE))
                .seenAt(seenAt)
                .build();
    }

    private static Duration minutes(JsonNode body, String field) {
        return Duration.ofMinutes(Math.max(0, body.path(field).asInt()));
    }

    /** Nothing depends on when a session was asked for, so a moment in another form counts as not told. */
    private static Instant moment(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException otherForm) {
            return null;
        }
    }
}
