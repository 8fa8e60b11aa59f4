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
 * The sessions of one account. Changes of one session are atomic and ordered; different sessions do not wait for each
 * other. To find or change one takes the same time whatever their number, to list them a time in proportion to the
 * listing. Thread-safe.
 *
 * <p>Sessions end without an event, so the index of the live ones may hold ended ones: a listing removes those it meets,
 * and every creation inspects {@value #INSPECTED} old sessions in turn and removes those that the service has forgotten. So
 * memory stays in proportion to what is remembered, without a timer.
 */
final class SessionNamespace {

    private static final int INSPECTED = 2;

    private final SessionListener listener;
    private final Map<String, SessionRecord> sessions = new ConcurrentHashMap<>();
    private final Map<Region, NavigableMap<ListPosition, String>> live = new ConcurrentHashMap<>();
    private final Queue<String> toInspect = new ConcurrentLinkedQueue<>();

    SessionNamespace(SessionListener listener) {
        this.listener = listener;
    }

    /** Adds a session that was loaded at the start or is part of a snapshot. */
    void restore(SessionRecord session) {
        sessions.put(session.id(), session);
        index(session.scope().region()).put(session.position(), session.id());
        toInspect.add(session.id());
    }

    /** All that are held, in no order. */
    Collection<SessionRecord> all() {
        return sessions.values();
    }

    /**
     * Adds a session unless its id belongs to one that is still remembered.
     *
     * @return the session that has the id now: the given one, or the one that had it before
     */
    SessionRecord add(SessionRecord session) {
        Instant now = session.position().createdAt();
        SessionRecord holder = sessions.compute(
                session.id(),
                (id, present) -> present == null || present.isForgottenAt(now) ? reported(session) : present);
        if (holder == session) {
            index(session.scope().region()).put(session.position(), session.id());
            inspectSome(now);
            toInspect.add(session.id());
        }
        return holder;
    }

    private SessionRecord reported(SessionRecord session) {
        listener.changed(session);
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
     * @param change maps the session to its new state; if it throws, nothing changes
     */
    Optional<SessionRecord> change(String id, UnaryOperator<SessionRecord> change) {
        return Optional.ofNullable(sessions.computeIfPresent(id, (same, session) -> {
            SessionRecord changed = change.apply(session);
            return changed == session ? session : reported(changed);
        }));
    }

    /**
     * The sessions of a region that have not ended, in the order of the listing.
     *
     * @param newest the moment by which they were created
     * @param after the position that they follow
     * @param maximum how many at most
     */
    List<SessionRecord> live(Region region, Instant now, Instant newest, ListPosition after, int maximum) {
        NavigableMap<ListPosition, String> index = index(region);
        List<SessionRecord> found = new ArrayList<>();
        for (Map.Entry<ListPosition, String> entry : index.tailMap(after, false).entrySet()) {
            if (found.size() == maximum || entry.getKey().createdAt().isAfter(newest)) {
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

    /** The id of a forgotten session may belong to another one since, which has another position. */
    private static boolean isLive(SessionRecord session, ListPosition position, Instant now) {
        return session != null && session.position().equals(position) && !session.hasEndedAt(now);
    }

    private void inspectSome(Instant now) {
        for (int i = 0; i < INSPECTED; i++) {
            String id = toInspect.poll();
            SessionRecord session = id == null ? null : sessions.get(id);
            if (session != null) {
                inspect(session, now);
            }
        }
    }

    private void inspect(SessionRecord session, Instant now) {
        if (session.hasEndedAt(now)) {
            index(session.scope().region()).remove(session.position());
        }
        SessionRecord remembered = sessions.computeIfPresent(session.id(), (id, present) -> {
            if (!present.isForgottenAt(now)) {
                return present;
            }
            listener.forgotten(present);
            return null;
        });
        if (remembered != null) {
            toInspect.add(session.id());
        }
    }

    /** How many sessions are held, remembered or not. */
    int size() {
        return sessions.size();
    }
}
