package dev.arrshell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Event of a client or a session handle: a call was made, or an answer told something. All handles of one {@code Arr}
 * report to the listener of its options; the events of one session come in order. Immutable and thread-safe.
 */
public sealed interface SessionEvent {

    /** {@return when it happened, by the client's clock} */
    Instant at();

    /**
     * The request for a session is about to be sent.
     *
     * @param at when it happened, by the client's clock
     * @param spec what is asked for
     */
    record StartSent(Instant at, SessionSpec spec) implements SessionEvent {}

    /**
     * A session was started: the service has told its id.
     *
     * @param at when it happened, by the client's clock
     * @param session the session
     * @param spec what was asked for
     * @param sentAt when it was asked for, by the client's clock
     */
    record Started(Instant at, SessionId session, SessionSpec spec, Instant sentAt) implements SessionEvent {}

    /**
     * An answer told the properties of a session. Each poll of a wait or a lease keeper is such an answer.
     *
     * @param at when it happened, by the client's clock
     * @param properties what the answer told
     */
    record Seen(Instant at, SessionProperties properties) implements SessionEvent {}

    /**
     * A listing told the active sessions of an account in a region.
     *
     * @param at when it happened, by the client's clock
     * @param sessions what the answer told, oldest first
     */
    record Listed(Instant at, List<SessionProperties> sessions) implements SessionEvent {}

    /**
     * A wait made one more poll.
     *
     * @param at when it happened, by the client's clock
     * @param progress the state of the wait
     */
    record Waiting(Instant at, WaitProgress progress) implements SessionEvent {}

    /**
     * The lease of a session was extended, by a call or by a lease keeper.
     *
     * @param at when it happened, by the client's clock
     * @param session the session
     * @param before the whole lease as it was known before, zero if it was not known
     * @param after the whole lease from now on
     */
    record LeaseExtended(Instant at, SessionId session, Duration before, Duration after) implements SessionEvent {}

    /**
     * A pool has lent a session.
     *
     * @param at when it happened, by the client's clock
     * @param session the session
     * @param waited how long the call that got it has waited
     */
    record Lent(Instant at, SessionId session, Duration waited) implements SessionEvent {}

    /**
     * A session was stopped by a call. {@link Seen} reports the end of a session for any other reason.
     *
     * @param at when it happened, by the client's clock
     * @param session the session
     */
    record Stopped(Instant at, SessionId session) implements SessionEvent {}
}
