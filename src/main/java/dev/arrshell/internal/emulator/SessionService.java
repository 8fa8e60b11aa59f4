package dev.arrshell.internal.emulator;

import dev.arrshell.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * The state machine: what the five operations do to sessions, whatever the dialect, with no HTTP in it. Each operation
 * takes place at one moment of the clock; two on the same session take place one after the other. Thread-safe.
 */
final class SessionService {

    private final InstantSource clock;
    private final BootTimes boots;
    private final Map<AccountId, Namespace> namespaces = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();

    SessionService(InstantSource clock, BootTimes boots) {
        this.clock = clock;
        this.boots = boots;
    }

    private Namespace namespace(Scope scope) {
        return namespaces.computeIfAbsent(scope.account(), any -> new Namespace());
    }

    /** Creates a session under an id of the service's making, as v1 does. */
    SessionView create(Scope scope, NewSession asked) {
        Instant now = clock.instant();
        EmulatedSession session = begun(scope, asked, now);
        while (!namespace(scope).add(session)) {
            session = begun(scope, asked, now);
        }
        return new SessionView(session, now);
    }

    private EmulatedSession begun(Scope scope, NewSession asked, Instant now) {
        return new EmulatedSession(
                UUID.randomUUID().toString(),
                scope,
                asked,
                asked.lease(),
                new Place(now, sequence.getAndIncrement()),
                now.plus(boots.of(asked.size())),
                UUID.randomUUID(),
                Optional.empty());
    }

    SessionView find(Scope scope, String id) {
        Instant now = clock.instant();
        return namespace(scope)
                .find(id)
                .map(session -> new SessionView(visible(session, scope, now), now))
                .orElseThrow(() -> unknown(scope));
    }

    /** The sessions that are Starting or Ready, by creation time. */
    List<SessionView> list(Scope scope) {
        Instant now = clock.instant();
        return namespace(scope).live(scope.region(), now).stream()
                .map(session -> new SessionView(session, now))
                .toList();
    }

    /** Sets the whole lease, which must be larger than it was; allowed while Starting and while Ready. */
    SessionView update(Scope scope, String id, Duration total) {
        return change(scope, id, (session, now) -> extended(session, total, now));
    }

    private static EmulatedSession extended(EmulatedSession session, Duration total, Instant now) {
        if (session.hasEndedAt(now)) {
            throw Refused.conflict(Decisions.ended(session.statusAt(now)));
        }
        if (total.compareTo(session.lease()) <= 0) {
            throw Refused.unprocessable(Decisions.leaseNotLarger(session.lease()));
        }
        return session.withLease(total);
    }

    /** Stops a session at once; one that has ended stays as it is. */
    SessionView stop(Scope scope, String id) {
        return change(scope, id, (session, now) -> endedBy(session, SessionEnd.stopped(now)));
    }

    /** Lets a session fail; one that has ended stays as it is. */
    SessionView fail(Scope scope, String id, String code, String message) {
        return change(scope, id, (session, now) -> endedBy(session, SessionEnd.failed(now, code, message)));
    }

    private static EmulatedSession endedBy(EmulatedSession session, SessionEnd end) {
        return session.hasEndedAt(end.at()) ? session : session.ended(end);
    }

    /** The clock is read while the session is held, so that later changes are never at earlier moments. */
    private SessionView change(Scope scope, String id, BiFunction<EmulatedSession, Instant, EmulatedSession> change) {
        Instant[] at = new Instant[1];
        return namespace(scope)
                .change(id, session -> {
                    at[0] = clock.instant();
                    return change.apply(visible(session, scope, at[0]), at[0]);
                })
                .map(session -> new SessionView(session, at[0]))
                .orElseThrow(() -> unknown(scope));
    }

    private static EmulatedSession visible(EmulatedSession session, Scope scope, Instant now) {
        if (!session.scope().region().equals(scope.region())) {
            throw Refused.notFound("the session is in another region than " + scope.region());
        }
        if (session.isForgottenAt(now)) {
            throw Refused.notFound("the session ended more than " + Decisions.MEMORY.toDays() + " days ago");
        }
        return session;
    }

    private static Refused unknown(Scope scope) {
        return Refused.notFound("the account has no such session in " + scope.region());
    }
}
