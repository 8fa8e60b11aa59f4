package dev.arrshell.internal.wire;

import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How one API version writes the five requests and reads their answers. Immutable. */
public interface WireDialect {

    ApiVersion version();

    /** Says what of a spec this version cannot express, or nothing. */
    Optional<String> lacks(SessionSpec spec);

    /** The spec with an id, where the client is to choose one and has not; else the spec. */
    default SessionSpec named(SessionSpec spec) {
        return spec;
    }

    /** What leases are counted in; a lease that is no multiple is rounded. */
    Duration leaseStep();

    WireRequest create(AccountEndpoint target, SessionSpec spec);

    WireRequest properties(AccountEndpoint target, SessionId id);

    WireRequest list(AccountEndpoint target);

    WireRequest update(AccountEndpoint target, SessionId id, Lease total);

    WireRequest stop(AccountEndpoint target, SessionId id);

    /** Reads the id of a created session. */
    SessionId created(WireRequest request, WireResponse response);

    SessionProperties propertiesIn(WireRequest request, WireResponse response, Instant seenAt);

    /** Reads an update's answer, which only some versions fill. */
    Optional<SessionProperties> updated(WireRequest request, WireResponse response, Instant seenAt);

    /** Reads the sessions of one page of a list. */
    List<SessionProperties> listed(WireRequest request, WireResponse response, Instant seenAt);

    /** The request of the page that follows, if one does. It goes to the same server or nowhere. */
    default Optional<WireRequest> nextPage(WireRequest request, WireResponse response) {
        return Optional.empty();
    }
}
