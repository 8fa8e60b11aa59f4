package dev.arrshell.internal.emulator;

import dev.arrshell.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final ServerAllocator fleet;
    private final SessionKeeper keeper;
    private final Map<AccountId, Namespace> namespaces = new ConcurrentHashMap<>();
    private final Occupancy occupancy;
    private final AtomicLong sequence = new AtomicLong();

    SessionService(InstantSource clock, ServerAllocator fleet) {
        this(clock, fleet, SessionKeeper.NONE);
    }

    SessionService(InstantSource clock, ServerAllocator fleet, SessionKeeper keeper) {
        this.clock = clock;
        this.fleet = fleet;
        this.keeper = keeper;
        occupancy = new Occupancy(fleet, namespaces);
    }

    /** All sessions that are held, in no order. */
    List<EmulatedSession> all() {
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.all().stream())
                .toList();
    }

    /** Takes over sessions that were kept. */
    void restore(Collection<EmulatedSession> kept) {
        for (EmulatedSession session : kept) {
            namespace(session.scope()).restore(session);
            sequence.accumulateAndGet(session.place().sequence() + 1, Math::max);
        }
    }

    /** Has these sessions and no others from now on. */
    void replace(Collection<EmulatedSession> others) {
        all().forEach(keeper::undo);
        namespaces.clear();
        synchronized (fleet) {
            occupancy.forget();
        }
        others.forEach(keeper::keep);
        restore(others);
    }

    /**
     * What came of a create request.
     *
     * @param seen the session that has the id now
     * @param made whether this request made it
     */
    record Created(SessionView seen, boolean made) {}

    private Namespace namespace(Scope scope) {
        return namespaces.computeIfAbsent(scope.account(), any -> new Namespace(keeper));
    }

    /** Creates a session under an id of the service's making, as v1 does. */
    SessionView create(Scope scope, NewSession asked) {
        Created created = added(scope, UUID.randomUUID().toString(), asked);
        return created.made() ? created.seen() : create(scope, asked);
    }

    /**
     * Creates a session under the caller's id, as 2021-01-01 does. The same request again finds the session it made.
     *
     * @throws Refused 409 if the id is taken by a session that has ended, has other settings or another region
     */
    Created create(Scope scope, String id, NewSession asked) {
        Created created = added(scope, id, asked);
        EmulatedSession holder = created.seen().session();
        boolean same = holder.scope().equals(scope)
                && holder.asked().isLike(asked)
                && !created.seen().status().isTerminal();
        if (!created.made() && !same) {
            throw Refused.conflict(Decisions.ID_TAKEN);
        }
        return created;
    }

    /** Where servers are scarce, counting them and taking one is a single step. */
    private Created added(Scope scope, String id, NewSession asked) {
        OptionalInt limit = fleet.capacity(asked.size());
        if (limit.isEmpty()) {
            return added(scope, id, asked, clock.instant(), false);
        }
        synchronized (fleet) {
            Instant now = clock.instant();
            boolean exhausted = occupancy.taken(asked.ground(scope), now) >= limit.getAsInt();
            Created created = added(scope, id, asked, now, exhausted);
            occupancy.changed(created.seen().session(), now);
            return created;
        }
    }

    private Created added(Scope scope, String id, NewSession asked, Instant now, boolean exhausted) {
        Ground ground = asked.ground(scope);
        EmulatedSession session = new EmulatedSession(
                id,
                scope,
                asked,
                asked.lease(),
                new Place(now, sequence.getAndIncrement()),
                exhausted ? Start.exhausted(ground, now) : fleet.begin(ground, now),
                UUID.randomUUID(),
                Optional.empty(),
                List.of());
        EmulatedSession holder = namespace(scope).add(session);
        return new Created(new SessionView(holder, now), holder == session);
    }

    /** Reads a session, which brings one that counts reads nearer to Ready. */
    SessionView find(Scope scope, String id) {
        Instant now = clock.instant();
        EmulatedSession session = namespace(scope).find(id).orElseThrow(() -> unknown(scope));
        return session.start().countsPolls()
                ? change(scope, id, EmulatedSession::polledAt)
                : new SessionView(visible(session, scope, now), now);
    }

    /** The sessions that are Starting or Ready, by creation time. */
    List<SessionView> list(Scope scope) {
        Instant now = clock.instant();
        return namespace(scope).live(scope.region(), now).stream()
                .map(session -> new SessionView(session, now))
                .toList();
    }

    /** The first so many of them that stand behind a place. */
    List<SessionView> list(Scope scope, Place after, int atMost) {
        Instant now = clock.instant();
        return namespace(scope).live(scope.region(), now, after, atMost).stream()
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
        return session.extended(total, now);
    }

    /** Stops a session at once; one that has ended stays as it is. */
    SessionView stop(Scope scope, String id) {
        return change(scope, id, (session, now) -> endedBy(session, SessionEnd.stopped(now)));
    }

    /** Lets a session fail; one that has ended stays as it is. */
    SessionView fail(Scope scope, String id, String code, String message) {
        return change(scope, id, (session, now) -> endedBy(session, SessionEnd.failed(now, code, message)));
    }

    /** Where sessions of that id are, in whatever account; more than one only if accounts chose the same. */
    List<SessionView> everywhere(String id) {
        Instant now = clock.instant();
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.find(id).stream())
                .filter(session -> !session.isForgottenAt(now))
                .map(session -> new SessionView(session, now))
                .toList();
    }

    private static EmulatedSession endedBy(EmulatedSession session, SessionEnd end) {
        return session.hasEndedAt(end.at()) ? session : session.ended(end);
    }

    private SessionView change(Scope scope, String id, BiFunction<EmulatedSession, Instant, EmulatedSession> change) {
        if (!fleet.isLimited()) {
            return changed(scope, id, change);
        }
        synchronized (fleet) {
            SessionView seen = changed(scope, id, change);
            occupancy.changed(seen.session(), seen.at());
            return seen;
        }
    }

    /** The clock is read while the session is held, so that later changes are never at earlier moments. */
    private SessionView changed(Scope scope, String id, BiFunction<EmulatedSession, Instant, EmulatedSession> change) {
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
