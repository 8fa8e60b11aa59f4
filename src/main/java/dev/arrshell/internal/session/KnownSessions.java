package dev.arrshell.internal.session;

import dev.arrshell.internal.ledger.RequestedSession;
import dev.arrshell.model.SessionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The knowledge of this process about the sessions of one account: the ids that answers named and when, those that starts of this
 * process own, those that it stopped, and the starts that are pending. It tells the session of a lost answer from sessions that existed before
 * and from those of other starts. Thread-safe.
 */
public final class KnownSessions {

    /** More than an account ever runs at once; the oldest are forgotten. */
    private static final int MOST = 4096;

    private static final int MOST_PER_LEDGER_LINE = 100;

    private final Map<SessionId, Long> met = newestIds();
    private final Map<SessionId, Long> own = newestIds();
    private final Map<SessionId, Long> stopped = newestIds();
    private final List<PendingStart> pending = new ArrayList<>();
    /** Counts answers; a start belongs to the moment at which it began. */
    private long moment;

    private static Map<SessionId, Long> newestIds() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<SessionId, Long> eldest) {
                return size() > MOST;
            }
        };
    }

    /** Remembers ids that an answer or the caller named. */
    public synchronized void met(Collection<SessionId> ids) {
        moment++;
        ids.forEach(id -> met.putIfAbsent(id, moment));
    }

    /** Remembers that this process asks for a session's end, before it does: others may hear of the end first. */
    synchronized void stopping(SessionId id) {
        stopped.put(id, moment);
    }

    /** Forgets it again, as the service refused. */
    synchronized void notStopped(SessionId id) {
        stopped.remove(id);
    }

    /** Whether this process has asked for a session's end. */
    public synchronized boolean isStoppedHere(SessionId id) {
        return stopped.containsKey(id);
    }

    /** The ids met last that no start of this process owns, as many as fit into a line of the ledger. */
    synchronized Set<SessionId> latest() {
        List<SessionId> others =
                met.keySet().stream().filter(id -> !own.containsKey(id)).toList();
        return Set.copyOf(others.subList(Math.max(0, others.size() - MOST_PER_LEDGER_LINE), others.size()));
    }

    /** Adds a pending start. */
    synchronized PendingStart begin(RequestedSession requested) {
        PendingStart start = new PendingStart(requested, moment);
        pending.add(start);
        return start;
    }

    /** Removes a pending start, which from now on owns its session if it has one. */
    synchronized void end(PendingStart start, Optional<SessionId> session) {
        pending.remove(start);
        session.ifPresent(id -> own.put(id, moment));
        session.ifPresent(id -> met.putIfAbsent(id, moment));
    }

    /** Notes that the answer of a start will not come any more. */
    synchronized void lost(PendingStart start) {
        start.lost = true;
    }

    /** Those of some sessions that are new since a start began and that no start of this process owns. */
    private List<SessionId> unclaimed(PendingStart start, List<SessionId> matching) {
        return matching.stream()
                .filter(id -> !own.containsKey(id) && met.getOrDefault(id, Long.MAX_VALUE) > start.since)
                .toList();
    }

    /**
     * Looks for the session of a start whose answer was lost. The start owns a session that is found.
     *
     * @param start the start
     * @param matching the listed sessions that match what was asked, in the order of the listing
     * @param pendingElsewhere how many starts of other processes ask for the same and are pending
     */
    synchronized Finding find(PendingStart start, List<SessionId> matching, long pendingElsewhere) {
        List<SessionId> unclaimed = unclaimed(start, matching);
        if (unclaimed.isEmpty()) {
            return new Finding(Result.NONE, unclaimed);
        }
        if (pendingElsewhere + count(start.requested, false) > 0) {
            return new Finding(Result.TOO_EARLY, unclaimed);
        }
        if (unclaimed.size() > count(start.requested, true)) {
            return new Finding(Result.TOO_MANY, unclaimed);
        }
        end(start, Optional.of(unclaimed.get(0)));
        return new Finding(Result.FOUND, unclaimed.subList(0, 1));
    }

    private long count(RequestedSession requested, boolean lost) {
        return pending.stream()
                .filter(each -> each.requested.equals(requested) && each.lost == lost)
                .count();
    }

    /** The session that a listing shows of a start whose answer was lost. */
    enum Result {
        /** No session that matches is new. */
        NONE,
        /** No more sessions match than answers were lost. */
        FOUND,
        /** Other starts that asked for the same wait for answers, which may name a session that matches. */
        TOO_EARLY,
        /** More sessions match than answers were lost, so some are not ours. */
        TOO_MANY
    }

    /**
     * The outcome of a search.
     *
     * @param result what was found
     * @param sessions the session of the start, or those of which one may be it
     */
    record Finding(Result result, List<SessionId> sessions) {}

    /** A start whose session is not known yet. */
    static final class PendingStart {

        private final RequestedSession requested;
        private final long since;
        private boolean lost;

        private PendingStart(RequestedSession requested, long since) {
            this.requested = requested;
            this.since = since;
        }
    }
}
