package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.server.ServerOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writer of the five requests of one API version and reader of their answers. Immutable. */
public interface WireDialect {

    /** The dialect of a version. */
    static WireDialect of(ApiVersion version) {
        return switch (version) {
            case V1 -> V1Dialect.INSTANCE;
            case V2021_01_01 -> V20210101Dialect.INSTANCE;
        };
    }

    ApiVersion version();

    /** The part of a spec that this version cannot express, and a way out; empty if it can express all. */
    Optional<String> unsupported(SessionSpec spec);

    /** The spec with a random id where the client must choose one and has not; else the spec itself. */
    default SessionSpec withClientId(SessionSpec spec) {
        return spec;
    }

    /** The unit of leases; a lease that is no multiple of it is rounded. */
    Duration leaseStep();

    WireRequest create(AccountEndpoint target, SessionSpec spec);

    WireRequest properties(AccountEndpoint target, SessionId id);

    WireRequest list(AccountEndpoint target);

    WireRequest update(AccountEndpoint target, SessionId id, Lease total);

    WireRequest stop(AccountEndpoint target, SessionId id);

    /** The request for the output of a session's server, which {@code arr serve} has beside both versions. */
    default WireRequest log(AccountEndpoint target, SessionId id, long from) {
        String path = "/accounts/" + target.account() + "/sessions/" + id + "/log?from=" + from;
        return WireRequest.of(Operation.LOG, "GET", target.at(path));
    }

    /** Reads the output of a session's server. */
    default ServerOutput outputIn(WireRequest request, WireResponse response) {
        JsonNode body = WireResponseReader.object(request, response);
        return new ServerOutput(
                WireResponseReader.optional(body, "text"), body.path("next").asLong());
    }

    /** Reads the id of a created session. */
    SessionId idIn(WireRequest request, WireResponse response);

    SessionProperties propertiesIn(WireRequest request, WireResponse response, Instant seenAt);

    /** Reads the properties in the answer to an update, which only some versions send. */
    Optional<SessionProperties> updatedPropertiesIn(WireRequest request, WireResponse response, Instant seenAt);

    /** Reads the sessions of one page of a list. */
    List<SessionProperties> sessionsIn(WireRequest request, WireResponse response, Instant seenAt);

    /** The request of the next page, if there is one. It goes to the same server always. */
    default Optional<WireRequest> nextPage(WireRequest request, WireResponse response) {
        return Optional.empty();
    }
}
