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
 * Knows which sessions take up a server where servers are limited, in a time that does not depend on their number.
 * Sessions end by the passing of time, which nobody announces: each that counts has a deadline, looked at when it has
 * come, for by then the lease may have been extended. To be used while the fleet is held.
 */
final class CapacityTracker {

    private final ServerAllocator fleet;
    private final Map<AccountId, SessionNamespace> namespaces;
    private final Map<ServerPool, Servers> grounds = new HashMap<>();
    private long limits;

    CapacityTracker(ServerAllocator fleet, Map<AccountId, SessionNamespace> namespaces) {
        this.fleet = fleet;
        this.namespaces = namespaces;
    }

    private record Holder(AccountId account, String id) {}

    private record Deadline(Instant end, Holder holder) {}

    private static final class Servers {

        private final Set<Holder> taken = new HashSet<>();
        private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>(Comparator.comparing(Deadline::end));

        void note(SessionRecord session, Instant now) {
            Holder holder = new Holder(session.scope().account(), session.id());
            if (session.occupiesAt(now)) {
                taken.add(holder);
                deadlines.add(new Deadline(session.expiresAt(), holder));
            } else {
                taken.remove(holder);
            }
        }
    }

    /** Forgets all, since sessions were exchanged. */
    void forget() {
        grounds.clear();
    }

    /** How many servers are taken. Counted in full once after each change of a limit. */
    int taken(ServerPool ground, Instant now) {
        forgetOldLimits();
        Servers servers = grounds.computeIfAbsent(ground, unknown -> counted(unknown, now));
        while (!servers.deadlines.isEmpty() && !servers.deadlines.peek().end().isAfter(now)) {
            Holder holder = servers.deadlines.poll().holder();
            find(holder)
                    .filter(session -> isOn(ground, session))
                    .ifPresentOrElse(session -> servers.note(session, now), () -> servers.taken.remove(holder));
        }
        return servers.taken.size();
    }

    /** A session is new or is no longer what it was. */
    void changed(SessionRecord session, Instant now) {
        forgetOldLimits();
        Servers servers = grounds.get(session.asked().ground(session.scope()));
        if (servers != null) {
            servers.note(session, now);
        }
    }

    /** While a size was not limited, nobody told of its sessions. */
    private void forgetOldLimits() {
        if (limits != fleet.limits()) {
            limits = fleet.limits();
            grounds.clear();
        }
    }

    private Servers counted(ServerPool ground, Instant now) {
        Servers servers = new Servers();
        namespaces.values().stream()
                .flatMap(namespace -> namespace.all().stream())
                .filter(session -> isOn(ground, session))
                .forEach(session -> servers.note(session, now));
        return servers;
    }

    /** An id that was forgotten may have come to a session of another kind since. */
    private static boolean isOn(ServerPool ground, SessionRecord session) {
        return session.asked().ground(session.scope()).equals(ground);
    }

    private Optional<SessionRecord> find(Holder holder) {
        return Optional.ofNullable(namespaces.get(holder.account())).flatMap(namespace -> namespace.find(holder.id()));
    }
}
