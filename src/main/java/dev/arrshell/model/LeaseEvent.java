package dev.arrshell.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Event of a lease keeper. Immutable and thread-safe.
 *
 * @param session the session
 * @param kind what happened
 * @param lease the whole lease as it is now known, zero if it is not known yet
 * @param seen the session as last seen; empty before the first answer
 * @param trouble why a look or an extension failed, in words free of secrets; empty if nothing did
 */
public record LeaseEvent(
        SessionId session, Kind kind, Duration lease, Optional<SessionProperties> seen, Optional<String> trouble) {

    /** The kinds of events. */
    public enum Kind {
        /** The lease was extended, to {@link LeaseEvent#lease()}. */
        EXTENDED,

        /** A look or an extension failed; it is tried again until the lease is over. */
        FAILED,

        /** The lease is as long as was allowed. It is not extended any more, and runs out. */
        AT_LIMIT,

        /** The session has ended, or its lease is over as far as can be told. Nothing follows. */
        ENDED
    }

    /**
     * Checks that nothing is null.
     *
     * @param session the session
     * @param kind what happened
     * @param lease the whole lease as it is now known, zero if it is not known yet
     * @param seen the session as last seen; empty before the first answer
     * @param trouble why a look or an extension failed, in words free of secrets; empty if nothing did
     * @throws NullPointerException if a component is null
     */
    public LeaseEvent {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(trouble, "trouble");
    }
}
