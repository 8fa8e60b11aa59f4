package dev.arrshell.internal.service.session;

import dev.arrshell.model.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * The sessions of one account. What happens to one session happens one after the other and whole; different sessions
 * do not wait for each other. Finding and changing one takes the same time whatever their number, a listing takes its
 * own length. Thread-safe.
 *
 * <p>Sessions end by the passing of time, which nobody announces. So the listing's index may hold ended ones: a listing
 * drops those it meets, and every creation inspects {@value #INSPECTED} old sessions, round and round, and forgets what
 * is over. That keeps memory in proportion to what is remembered, without a timer.
 */
final class SessionNamespace {

    private static final int INSPECTED = 2;

    private final SessionListener keeper;
    private final Map<String, SessionRecord> sessions = new ConcurrentHashMap<>();
    private final Map<Region, NavigableMap<ListPosition, String>> live = new ConcurrentHashMap<>();
    private final Queue<String> round = new ConcurrentLinkedQueue<>();

    SessionNamespace() {
        this(SessionListener.NONE);
    }

    SessionNamespace(SessionListener keeper) {
        this.keeper = keeper;
    }

    /** Takes over a session that was kept. */
    void restore(SessionRecord session) {
        sessions.put(session.id(), session);
        index(session.scope().region()).put(session.place(), session.id());
        round.add(session.id());
    }

    /** All that are held, in no order. */
    Collection<SessionRecord> all() {
        return sessions.values();
    }

    /**
     * Adds a session unless its id is taken by one that is still remembered.
     *
     * @return the session that now has the id: the given one, or the one that had it before
     */
    SessionRecord add(SessionRecord session) {
        Instant now = session.place().createdAt();
        SessionRecord holder = sessions.compute(
                session.id(), (id, present) -> present == null || present.isForgottenAt(now) ? kept(session) : present);
        if (holder == session) {
            index(session.scope().region()).put(session.place(), session.id());
            tidy(now);
            round.add(session.id());
        }
        return holder;
    }

    private SessionRecord kept(SessionRecord session) {
        keeper.keep(session);
        return session;
    }

    private NavigableMap<ListPosition, String> index(Region region) {
        return live.computeIfAbsent(region, any -> new ConcurrentSkipListMap<>());
    }

    Optional<SessionRecord> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /**
     * Changes a session in one step.
     *
     * @param change is given the session as it is and returns what it shall be; what it throws leaves all as it was
     */
    Optional<SessionRecord> change(String id, UnaryOperator<SessionRecord> change) {
        return Optional.ofNullable(sessions.computeIfPresent(id, (same, session) -> {
            SessionRecord changed = change.apply(session);
            return changed == session ? session : kept(changed);
        }));
    }

    /** The sessions of a region that have not ended, by creation time. */
    List<SessionRecord> live(Region region, Instant now) {
        return live(region, now, ListPosition.FIRST, Integer.MAX_VALUE);
    }

    /** The first so many of those that stand behind a place. */
    List<SessionRecord> live(Region region, Instant now, ListPosition after, int atMost) {
        NavigableMap<ListPosition, String> index = index(region);
        List<SessionRecord> found = new ArrayList<>();
        for (Map.Entry<ListPosition, String> entry : index.tailMap(after, false).entrySet()) {
            if (found.size() == atMost) {
                break;
            }
            SessionRecord session = sessions.get(entry.getValue());
            if (isLive(session, entry.getKey(), now)) {
                found.add(session);
            } else {
                index.remove(entry.getKey());
            }
        }
        return found;
    }

    /** An id that was forgotten may have come to another session since, which stands elsewhere. */
    private static boolean isLive(SessionRecord session, ListPosition place, Instant now) {
        return session != null && session.place().equals(place) && !session.hasEndedAt(now);
    }

    private void tidy(Instant now) {
        for (int i = 0; i < INSPECTED; i++) {
            String id = round.poll();
            SessionRecord session = id == null ? null : sessions.get(id);
            if (session != null) {
                inspect(session, now);
            }
        }
    }

    private void inspect(SessionRecord session, Instant now) {
        if (session.hasEndedAt(now)) {
            index(session.scope().region()).remove(session.place());
        }
        SessionRecord kept = sessions.computeIfPresent(
                session.id(), (id, present) -> present.isForgottenAt(now) ? dropped(present) : present);
        if (kept != null) {
            round.add(session.id());
        }
    }

    private SessionRecord dropped(SessionRecord session) {
        keeper.drop(session);
        return null;
    }

    /** How many sessions are held, remembered or not. */
    int size() {
        return sessions.size();
    }
}
