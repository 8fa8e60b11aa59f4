package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
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
public final class SessionService {

    private final InstantSource clock;
    private final ServerAllocator fleet;
    private final SessionListener keeper;
    private final Map<AccountId, SessionNamespace> namespaces = new ConcurrentHashMap<>();
    private final CapacityTracker occupancy;
    private final AtomicLong sequence = new AtomicLong();

    SessionService(InstantSource clock, ServerAllocator fleet) {
        this(clock, fleet, SessionListener.NONE);
    }

    public SessionService(InstantSource clock, ServerAllocator fleet, SessionListener keeper) {
        this.clock = clock;
        this.fleet = fleet;
        this.keeper = keeper;
        occupancy = new CapacityTracker(fleet, namespaces);
    }

    /** All sessions that are held, in no order. */
    public List<SessionRecord> all() {
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.all().stream())
                .toList();
    }

    /** Takes over sessions that were kept. */
    public void restore(Collection<SessionRecord> kept) {
        for (SessionRecord session : kept) {
            namespace(session.scope()).restore(session);
            sequence.accumulateAndGet(session.place().sequence() + 1, Math::max);
        }
    }

    /** Has these sessions and no others from now on. */
    public void replace(Collection<SessionRecord> others) {
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
    public record Created(SessionSnapshot seen, boolean made) {}

    private SessionNamespace namespace(AccountRegion scope) {
        return namespaces.computeIfAbsent(scope.account(), any -> new SessionNamespace(keeper));
    }

    /** Creates a session under an id of the service's making, as v1 does. */
    public SessionSnapshot create(AccountRegion scope, CreateParameters asked) {
        Created created = added(scope, UUID.randomUUID().toString(), asked);
        return created.made() ? created.seen() : create(scope, asked);
    }

    /**
     * Creates a session under the caller's id, as 2021-01-01 does. The same request again finds the session it made.
     *
     * @throws ApiError 409 if the id is taken by a session that has ended, has other settings or another region
     */
    public Created create(AccountRegion scope, String id, CreateParameters asked) {
        Created created = added(scope, id, asked);
        SessionRecord holder = created.seen().session();
        boolean same = holder.scope().equals(scope)
                && holder.asked().isLike(asked)
                && !created.seen().status().isTerminal();
        if (!created.made() && !same) {
            throw ApiError.conflict(ServiceAssumptions.ID_TAKEN);
        }
        return created;
    }

    /** Where servers are scarce, counting them and taking one is a single step. */
    private Created added(AccountRegion scope, String id, CreateParameters asked) {
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

    private Created added(AccountRegion scope, String id, CreateParameters asked, Instant now, boolean exhausted) {
        ServerPool ground = asked.ground(scope);
        SessionRecord session = new SessionRecord(
                id,
                scope,
                asked,
                asked.lease(),
                new ListPosition(now, sequence.getAndIncrement()),
                exhausted ? BootPlan.exhausted(ground, now) : fleet.begin(ground, now),
                UUID.randomUUID(),
                Optional.empty(),
                List.of());
        SessionRecord holder = namespace(scope).add(session);
        return new Created(new SessionSnapshot(holder, now), holder == session);
    }

    /** Reads a session, which brings one that counts reads nearer to Ready. */
    public SessionSnapshot find(AccountRegion scope, String id) {
        Instant now = clock.instant();
        SessionRecord session = namespace(scope).find(id).orElseThrow(() -> unknown(scope));
        return session.start().countsPolls()
                ? change(scope, id, SessionRecord::polledAt)
                : new SessionSnapshot(visible(session, scope, now), now);
    }

    /** The sessions that are Starting or Ready, by creation time. */
    public List<SessionSnapshot> list(AccountRegion scope) {
        Instant now = clock.instant();
        return namespace(scope).live(scope.region(), now).stream()
                .map(session -> new SessionSnapshot(session, now))
                .toList();
    }

    /** The first so many of them that stand behind a place. */
    public List<SessionSnapshot> list(AccountRegion scope, ListPosition after, int atMost) {
        Instant now = clock.instant();
        return namespace(scope).live(scope.region(), now, after, atMost).stream()
                .map(session -> new SessionSnapshot(session, now))
                .toList();
    }

    /** Sets the whole lease, which must be larger than it was; allowed while Starting and while Ready. */
    public SessionSnapshot update(AccountRegion scope, String id, Duration total) {
        return change(scope, id, (session, now) -> extended(session, total, now));
    }

    private static SessionRecord extended(SessionRecord session, Duration total, Instant now) {
        if (session.hasEndedAt(now)) {
            throw ApiError.conflict(ServiceAssumptions.ended(session.statusAt(now)));
        }
        if (total.compareTo(session.lease()) <= 0) {
            throw ApiError.unprocessable(ServiceAssumptions.leaseNotLarger(session.lease()));
        }
        return session.extended(total, now);
    }

    /** Stops a session at once; one that has ended stays as it is. */
    public SessionSnapshot stop(AccountRegion scope, String id) {
        return change(scope, id, (session, now) -> endedBy(session, SessionEnd.stopped(now)));
    }

    /** Lets a session fail; one that has ended stays as it is. */
    public SessionSnapshot fail(AccountRegion scope, String id, String code, String message) {
        return change(scope, id, (session, now) -> endedBy(session, SessionEnd.failed(now, code, message)));
    }

    /** Where sessions of that id are, in whatever account; more than one only if accounts chose the same. */
    public List<SessionSnapshot> everywhere(String id) {
        Instant now = clock.instant();
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.find(id).stream())
                .filter(session -> !session.isForgottenAt(now))
                .map(session -> new SessionSnapshot(session, now))
                .toList();
    }

    private static SessionRecord endedBy(SessionRecord session, SessionEnd end) {
        return session.hasEndedAt(end.at()) ? session : session.ended(end);
    }

    private SessionSnapshot change(
            AccountRegion scope, String id, BiFunction<SessionRecord, Instant, SessionRecord> change) {
        if (!fleet.isLimited()) {
            return changed(scope, id, change);
        }
        synchronized (fleet) {
            SessionSnapshot seen = changed(scope, id, change);
            occupancy.changed(seen.session(), seen.at());
            return seen;
        }
    }

    /** The clock is read while the session is held, so that later changes are never at earlier moments. */
    private SessionSnapshot changed(
            AccountRegion scope, String id, BiFunction<SessionRecord, Instant, SessionRecord> change) {
        Instant[] at = new Instant[1];
        return namespace(scope)
                .change(id, session -> {
                    at[0] = clock.instant();
                    return change.apply(visible(session, scope, at[0]), at[0]);
                })
                .map(session -> new SessionSnapshot(session, at[0]))
                .orElseThrow(() -> unknown(scope));
    }

    private static SessionRecord visible(SessionRecord session, AccountRegion scope, Instant now) {
        if (!session.scope().region().equals(scope.region())) {
            throw ApiError.notFound("the session is in another region than " + scope.region());
        }
        if (session.isForgottenAt(now)) {
            throw ApiError.notFound("the session ended more than " + ServiceAssumptions.MEMORY.toDays() + " days ago");
        }
        return session;
    }

    private static ApiError unknown(AccountRegion scope) {
        return ApiError.notFound("the account has no such session in " + scope.region());
    }
}
