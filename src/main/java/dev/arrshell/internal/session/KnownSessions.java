package dev.arrshell.internal.session;

import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this process knows of an account's sessions: which ids it has met and since when, which belong to a start of
 * ours, and which starts are under way. It serves to tell a session of a lost answer from those that were there before,
 * and from those of other starts. Thread-safe.
 */
public final class KnownSessions {

    /** More than an account ever runs at once; the oldest are forgotten. */
    private static final int MOST = 4096;

    private static final int A_LINE = 100;

    private final Map<SessionId, Long> met = newest();
    private final Map<SessionId, Long> ours = newest();
    private final List<UnderWay> starts = new ArrayList<>();
    private long moment;

    private static Map<SessionId, Long> newest() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<SessionId, Long> eldest) {
                return size() > MOST;
            }
        };
    }

    /** Remembers ids out of an answer, or named by the caller. */
    public synchronized void met(Collection<SessionId> ids) {
        moment++;
        ids.forEach(id -> met.putIfAbsent(id, moment));
    }

    /** The ids of others that were met last, as many as fit into a line of the ledger, which names ours anyway. */
    synchronized Set<SessionId> latest() {
        List<SessionId> others =
                met.keySet().stream().filter(id -> !ours.containsKey(id)).toList();
        return Set.copyOf(others.subList(Math.max(0, others.size() - A_LINE), others.size()));
    }

    /** Begins a start. */
    synchronized UnderWay begin(Kind kind) {
        UnderWay start = new UnderWay(kind, moment);
        starts.add(start);
        return start;
    }

    /** Ends a start, with its session if it has one. */
    synchronized void end(UnderWay start, Optional<SessionId> session) {
        starts.remove(start);
        session.ifPresent(id -> ours.put(id, moment));
        session.ifPresent(id -> met.putIfAbsent(id, moment));
    }

    /** Says that a start's request is on its way. */
    synchronized void sent(UnderWay start) {
        start.lost = false;
    }

    /** Says that a start's answer will not come any more. */
    synchronized void lost(UnderWay start) {
        start.lost = true;
    }

    /** Those of a listing's sessions that are new since a start began and belong to none of ours. */
    synchronized List<SessionId> fresh(UnderWay start, List<SessionProperties> asFitting) {
        return asFitting.stream()
                .map(SessionProperties::id)
                .filter(id -> !ours.containsKey(id) && met.getOrDefault(id, Long.MAX_VALUE) > start.since)
                .toList();
    }

    /**
     * Judges what a listing after a lost answer shows. A session that is taken belongs to its start from then on.
     *
     * @param start whose answer was lost
     * @param asFitting sessions that fit what was asked, of the listing's order
     * @param othersUnderWay starts of the same kind by other processes, not settled yet
     */
    synchronized Verdict judge(UnderWay start, List<SessionProperties> asFitting, long othersUnderWay) {
        List<SessionId> fresh = fresh(start, asFitting);
        long answersToCome = othersUnderWay + count(start.kind, false);
        if (fresh.isEmpty()) {
            return new Verdict(Find.NOTHING, fresh);
        }
        if (answersToCome > 0) {
            return new Verdict(Find.TOO_EARLY, fresh);
        }
        if (fresh.size() > count(start.kind, true)) {
            return new Verdict(Find.TOO_MANY, fresh);
        }
        end(start, Optional.of(fresh.get(0)));
        return new Verdict(Find.IT, fresh.subList(0, 1));
    }

    private long count(Kind kind, boolean lost) {
        return starts.stream()
                .filter(each -> each.kind.equals(kind) && each.lost == lost)
                .count();
    }

    /** What a session was asked to be, and where. */
    record Kind(AccountEndpoint target, SessionSize size, Duration lease) {}

    /** What a listing tells. */
    enum Find {
        /** None that fits is new. */
        NOTHING,
        /** As many as there are lost answers, or fewer. */
        IT,
        /** Other starts of the same kind wait for their answers, which may name the one that fits. */
        TOO_EARLY,
        /** More than there are lost answers, so some are not ours. */
        TOO_MANY
    }

    /**
     * The outcome of looking.
     *
     * @param find what was found
     * @param sessions the one that is ours, or those of which one may be
     */
    record Verdict(Find find, List<SessionId> sessions) {}

    /** A start whose session is not known yet. */
    static final class UnderWay {

        private final Kind kind;
        private final long since;
        private boolean lost;

        private UnderWay(Kind kind, long since) {
            this.kind = kind;
            this.since = since;
        }
    }
}
