package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.server.ServerAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * The state machine of the sessions: the five operations, independent of dialect and HTTP. Each operation takes place at
 * one moment of the clock; operations on the same session take place one after the other. Thread-safe.
 */
public final class SessionService {

    private final InstantSource clock;
    private final ServerAllocator servers;
    private final SessionListener listener;
    private final Map<AccountId, SessionNamespace> namespaces = new ConcurrentHashMap<>();
    private final CapacityTracker capacity;
    private final AtomicLong sequence = new AtomicLong();
    private volatile Duration listingDelay = Duration.ZERO;

    public SessionService(InstantSource clock, ServerAllocator servers, SessionListener listener) {
        this.clock = clock;
        this.servers = servers;
        this.listener = listener;
        capacity = new CapacityTracker(servers, namespaces);
    }

    /** All sessions that are held, in no order. */
    public List<SessionRecord> all() {
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.all().stream())
                .toList();
    }

    /** Adds sessions that were loaded at the start. */
    public void restore(Collection<SessionRecord> loaded) {
        for (SessionRecord session : loaded) {
            namespace(session.scope()).restore(session);
            sequence.accumulateAndGet(session.position().sequence() + 1, Math::max);
        }
    }

    /** Removes all sessions without a trace and adds others. */
    public void replace(Collection<SessionRecord> others) {
        all().forEach(listener::undone);
        namespaces.clear();
        synchronized (servers) {
            capacity.reset();
        }
        others.forEach(listener::changed);
        restore(others);
    }

    /**
     * The result of a create request.
     *
     * @param session the session that has the id now
     * @param isNew whether this request created it
     */
    public record Created(SessionSnapshot session, boolean isNew) {}

    private SessionNamespace namespace(AccountRegion scope) {
        return namespaces.computeIfAbsent(scope.account(), any -> new SessionNamespace(listener));
    }

    /** Creates a session under an id that the service chooses, as v1 does. */
    public SessionSnapshot create(AccountRegion scope, CreateParameters parameters) {
        Created created = add(scope, UUID.randomUUID().toString(), parameters);
        return created.isNew() ? created.session() : create(scope, parameters);
    }

    /**
     * Creates a session under the client's id, as 2021-01-01 does. A repeated request finds the session of the first
     * ({@link ServiceAssumptions} 7 and 8).
     *
     * @throws ApiError 409 if the id belongs to a session that has ended, has other parameters or another region
     */
    public Created create(AccountRegion scope, String id, CreateParameters parameters) {
        Created created = add(scope, id, parameters);
        SessionRecord holder = created.session().session();
        boolean isRepeated = holder.scope().equals(scope)
                && holder.parameters().isSameAs(parameters)
                && !created.session().status().isTerminal();
        if (!created.isNew() && !isRepeated) {
            throw ApiError.conflict(ServiceAssumptions.ID_TAKEN);
        }
        return created;
    }

    /** Where servers are limited, counting them and taking one is a single step. */
    private Created add(AccountRegion scope, String id, CreateParameters parameters) {
        refuseLongLease(parameters.lease());
        OptionalInt limit = servers.capacity(parameters.size());
        if (limit.isEmpty()) {
            return add(scope, id, parameters, clock.instant(), false);
        }
        synchronized (servers) {
            Instant now = clock.instant();
            boolean isExhausted =
                    capacity.taken(new ServerPool(parameters.size(), scope.region()), now) >= limit.getAsInt();
            Created created = add(scope, id, parameters, now, isExhausted);
            capacity.update(created.session().session(), now);
            return created;
        }
    }

    private Created add(AccountRegion scope, String id, CreateParameters parameters, Instant now, boolean isExhausted) {
        ServerPool pool = new ServerPool(parameters.size(), scope.region());
        ListPosition position = new ListPosition(now, sequence.getAndIncrement());
        BootPlan boot = isExhausted ? BootPlan.exhausted(pool, now) : servers.boot(pool, now);
        SessionRecord session = SessionRecord.create(id, scope, parameters, position, boot);
        SessionRecord holder = namespace(scope).add(session);
        return new Created(new SessionSnapshot(holder, now), holder == session);
    }

    /** Reads a session, which with some boot models brings it nearer to Ready. */
    public SessionSnapshot find(AccountRegion scope, String id) {
        Instant now = clock.instant();
        SessionRecord session = namespace(scope).find(id).orElseThrow(() -> notFound(scope));
        return session.boot().countsPolls()
                ? change(scope, id, SessionRecord::polledAt)
                : new SessionSnapshot(requireVisible(session, scope, now), now);
    }

    /** How long after its creation a session is listed. */
    public Duration listingDelay() {
        return listingDelay;
    }

    /** Lists each session only so long after its creation. */
    public void listingDelay(Duration length) {
        listingDelay = length;
    }

    /** All sessions that are Starting or Ready, in the order of creation. */
    public List<SessionSnapshot> list(AccountRegion scope) {
        return list(scope, ListPosition.FIRST, Integer.MAX_VALUE);
    }

    /** At most so many of the sessions that are Starting or Ready, after a position. */
    public List<SessionSnapshot> list(AccountRegion scope, ListPosition after, int maximum) {
        Instant now = clock.instant();
        Duration delay = listingDelay;
        Instant newest = delay.isZero() ? Instant.MAX : now.minus(delay);
        return namespace(scope).live(scope.region(), now, newest, after, maximum).stream()
                .map(session -> new SessionSnapshot(session, now))
                .toList();
    }

    /** Sets the whole lease, which must grow; allowed while Starting and Ready. */
    public SessionSnapshot update(AccountRegion scope, String id, Duration total) {
        return change(scope, id, (session, now) -> extend(session, total, now));
    }

    private void refuseLongLease(Duration total) {
        servers.longestLease().filter(longest -> total.compareTo(longest) > 0).ifPresent(longest -> {
            throw ApiError.unprocessable(ServiceAssumptions.leaseTooLong(longest));
        });
    }

    private SessionRecord extend(SessionRecord session, Duration total, Instant now) {
        if (session.hasEndedAt(now)) {
            throw ApiError.conflict(ServiceAssumptions.ended(session.statusAt(now)));
        }
        if (total.compareTo(session.lease()) <= 0) {
            throw ApiError.unprocessable(ServiceAssumptions.leaseNotLarger(session.lease()));
        }
        refuseLongLease(total);
        return session.extended(total, now);
    }

    /** Stops a session at once. A session that has ended does not change ({@link ServiceAssumptions} 6). */
    public SessionSnapshot stop(AccountRegion scope, String id) {
        return change(scope, id, (session, now) -> end(session, SessionEnd.stopped(now)));
    }

    /** Makes a session fail. A session that has ended does not change. */
    public SessionSnapshot fail(AccountRegion scope, String id, String code, String message) {
        return change(scope, id, (session, now) -> end(session, SessionEnd.failed(now, code, message)));
    }

    /** A provider says that the session's server takes clients: the session is Ready from now on. */
    public void serverReady(AccountRegion scope, String id, ServerAddress address) {
        change(
                scope,
                id,
                (session, now) -> session.statusAt(now) == SessionStatus.STARTING
                        ? session.booting(BootPlan.readyAt(now, address))
                        : session);
    }

    /** A provider says why the session's server is not up yet, or why nothing is known of it. */
    public void serverWaits(AccountRegion scope, String id, String why) {
        change(
                scope,
                id,
                (session, now) ->
                        session.hasEndedAt(now) || session.boot().waiting().equals(why)
                                ? session
                                : session.booting(session.boot().waitingFor(why)));
    }

    /** A provider says that the session's server has ended by itself and without a fault. */
    public void serverEnded(AccountRegion scope, String id, String message) {
        change(scope, id, (session, now) -> end(session, SessionEnd.stopped(now, message)));
    }

    private static SessionRecord end(SessionRecord session, SessionEnd end) {
        return session.hasEndedAt(end.at()) ? session : session.ended(end);
    }

    /** All sessions that are not forgotten, in the order of creation. */
    public List<SessionSnapshot> remembered() {
        Instant now = clock.instant();
        return all().stream()
                .filter(session -> !session.isForgottenAt(now))
                .sorted(Comparator.comparing(SessionRecord::position))
                .map(session -> new SessionSnapshot(session, now))
                .toList();
    }

    /** The account and region of each session with this id; several only if several accounts chose the same. */
    public List<AccountRegion> locate(String id) {
        Instant now = clock.instant();
        return namespaces.values().stream()
                .flatMap(namespace -> namespace.find(id).stream())
                .filter(session -> !session.isForgottenAt(now))
                .map(SessionRecord::scope)
                .toList();
    }

    private SessionSnapshot change(
            AccountRegion scope, String id, BiFunction<SessionRecord, Instant, SessionRecord> change) {
        if (!servers.isLimited()) {
            return apply(scope, id, change);
        }
        synchronized (servers) {
            SessionSnapshot changed = apply(scope, id, change);
            capacity.update(changed.session(), changed.at());
            return changed;
        }
    }

    /** The clock is read while the session is locked, so that a later change is never at an earlier moment. */
    private SessionSnapshot apply(
            AccountRegion scope, String id, BiFunction<SessionRecord, Instant, SessionRecord> change) {
        Instant[] at = new Instant[1];
        return namespace(scope)
                .change(id, session -> {
                    at[0] = clock.instant();
                    return change.apply(requireVisible(session, scope, at[0]), at[0]);
                })
                .map(session -> new SessionSnapshot(session, at[0]))
                .orElseThrow(() -> notFound(scope));
    }

    private static SessionRecord requireVisible(SessionRecord session, AccountRegion scope, Instant now) {
        if (!session.scope().region().equals(scope.region())) {
            throw ApiError.notFound("the session is in another region than " + scope.region());
        }
        if (session.isForgottenAt(now)) {
            throw ApiError.notFound("the session ended more than " + ServiceAssumptions.MEMORY.toDays() + " days ago");
        }
        return session;
    }

    private static ApiError notFound(AccountRegion scope) {
        return ApiError.notFound("the account has no such session in " + scope.region());
    }
}
