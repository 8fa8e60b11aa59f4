package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.admin.AdminRoute.AdminRequest;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.SessionOutput;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The admin routes about sessions: all of them, a longer lease, the end of one, the output of its server. */
final class SessionRoutes {

    private static final int OK = 200;
    private static final String LEASE = "lease";

    private final AdminParts parts;

    SessionRoutes(AdminParts parts) {
        this.parts = parts;
    }

    Stream<AdminRoute> all() {
        return Stream.of(
                new AdminRoute("GET", "sessions", this::list),
                new AdminRoute("POST", "sessions/*/extend", this::extend),
                new AdminRoute("POST", "sessions/*/stop", this::stop),
                new AdminRoute("GET", "sessions/*/log", this::log));
    }

    private ServiceResponse list(AdminRequest request) {
        TimeSource time = parts.controls().time();
        List<SessionSnapshot> remembered = parts.sessions().remembered();
        List<SessionSnapshot> listed = withLatestEnded(remembered, request.number("ended", Long.MAX_VALUE));
        return ServiceResponse.json(OK, json -> {
            json.writeStringField("now", time.instant().toString());
            json.writeBooleanField("virtual", time instanceof VirtualClock);
            json.writeBooleanField("simulated", parts.isSimulated());
            json.writeNumberField("leftOut", remembered.size() - listed.size());
            ServiceJsonWriter.writeObjects(json, "sessions", listed, SessionRoutes::write);
        });
    }

    /** The sessions that have not ended, and of those that have, the ones that were created last. */
    private static List<SessionSnapshot> withLatestEnded(List<SessionSnapshot> all, long most) {
        List<SessionSnapshot> ended =
                all.stream().filter(session -> session.status().isTerminal()).toList();
        Set<SessionSnapshot> tooMany = new HashSet<>(ended.subList(0, (int) Math.max(0, ended.size() - most)));
        return all.stream().filter(session -> !tooMany.contains(session)).toList();
    }

    private static void write(JsonGenerator json, SessionSnapshot session) throws IOException {
        json.writeStringField("id", session.session().id());
        json.writeStringField("account", session.session().scope().account().value());
        json.writeStringField("region", session.session().scope().region().name());
        json.writeStringField("size", session.session().parameters().size().toWire());
        json.writeStringField("status", session.status().toWire());
        json.writeStringField("message", session.message().orElse(null));
        json.writeStringField("hostname", session.hostname().orElse(null));
        json.writeNumberField("handshakePort", session.handshakePort().orElse(0));
        json.writeNumberField("inspectorPort", session.inspectorPort().orElse(0));
        json.writeStringField(
                "created", session.session().position().createdAt().toString());
        json.writeNumberField("leaseSeconds", session.session().lease().toSeconds());
        json.writeNumberField("elapsedSeconds", session.elapsed().toSeconds());
    }

    private ServiceResponse extend(AdminRequest request) {
        JsonNode body = request.body(LEASE);
        Duration total = BodyFields.duration(body, LEASE);
        if (total.compareTo(ServiceAssumptions.LONGEST_LEASE) > 0) {
            throw BodyFields.invalid(LEASE, body.path(LEASE), "cannot be over 24 hours");
        }
        AccountRegion scope = scope(request);
        SessionSnapshot extended = parts.sessions().update(scope, request.variable(), total);
        return ServiceResponse.json(OK, json -> write(json, extended));
    }

    private ServiceResponse stop(AdminRequest request) {
        parts.sessions().stop(scope(request), request.variable());
        return ServiceResponse.noContent();
    }

    private ServiceResponse log(AdminRequest request) {
        SessionSnapshot session = parts.sessions().find(scope(request), request.variable());
        return parts.output().orElse(SessionOutput.NONE).respond(request.request(), session);
    }

    /** Where the session is; of several with the same id, the one of the account and region in the query, or any. */
    private AccountRegion scope(AdminRequest request) {
        return parts.sessions().locate(request.variable()).stream()
                .filter(scope -> request.allows("account", scope.account().value()))
                .filter(scope -> request.allows("region", scope.region().name()))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("no account has such a session"));
    }
}
