package dev.arrshell.internal.service.session;

import dev.arrshell.model.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Counts the servers that are taken where servers are limited, in a time that does not depend on the number of sessions.
 * A lease ends without an event, so each counted session has a deadline; when it has passed, the session is looked at
 * again, since its lease may have been extended. The caller holds the monitor of the {@link ServerAllocator}.
 */
final class CapacityTracker {

    private final ServerAllocator servers;
    private final Map<AccountId, SessionNamespace> namespaces;
    private final Map<ServerPool, Usage> usages = new HashMap<>();
    private long limitChanges;

    CapacityTracker(ServerAllocator servers, Map<AccountId, SessionNamespace> namespaces) {
        this.servers = servers;
        this.namespaces = namespaces;
    }

    private record Holder(AccountId account, String id) {}

    private record Deadline(Instant end, Holder holder) {}

    private static final class Usage {

        private final Set<Holder> holders = new HashSet<>();
        private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>(Comparator.comparing(Deadline::end));

        void update(SessionRecord session, Instant now) {
            Holder holder = new Holder(session.scope().account(), session.id());
            if (session.occupiesServerAt(now)) {
                holders.add(holder);
                deadlines.add(new Deadline(session.expiresAt(), holder));
            } else {
                holders.remove(holder);
            }
        }
    }

    private ServerPool pool(SessionRecord session) {
        return servers.counted(session.pool());
    }

    /** Discards all counts, because all sessions were replaced. */
    void reset() {
        usages.clear();
    }

    /** The number of taken servers. All sessions are counted once after each change of a limit. */
    int taken(ServerPool asked, Instant now) {
        ServerPool pool = servers.counted(asked);
        resetAfterLimitChange();
        Usage usage = usages.computeIfAbsent(pool, uncounted -> count(uncounted, now));
        while (!usage.deadlines.isEmpty() && !usage.deadlines.peek().end().isAfter(now)) {
            Holder holder = usage.deadlines.poll().holder();
            find(holder)
                    .filter(session -> pool(session).equals(pool))
                    .ifPresentOrElse(session -> usage.update(session, now), () -> usage.holders.remove(holder));
        }
        return usage.holders.size();
    }

    /** Takes note of a session that is new or has changed. */
    void update(SessionRecord session, Instant now) {
        resetAfterLimitChange();
        Usage usage = usages.get(pool(session));
        if (usage != null) {
            usage.update(session, now);
        }
    }

    /** Changes of sessions are not reported while no size is limited. */
    private void resetAfterLimitChange() {
        if (limitChanges != servers.limitChanges()) {
            limitChanges = servers.limitChanges();
            reset();
        }
    }

    private Usage count(ServerPool pool, Instant now) {
        Usage usage = new Usage();
        namespaces.values().stream()
                .flatMap(namespace -> namespace.all().stream())
                .filter(session -> pool(session).equals(pool))
                .forEach(session -> usage.update(session, now));
        return usage;
    }

    /** The session that has the id now, which may be another one than the one that was counted. */
    private Optional<SessionRecord> find(Holder holder) {
        return Optional.ofNullable(namespaces.get(holder.account())).flatMap(namespace -> namespace.find(holder.id()));
    }
}
