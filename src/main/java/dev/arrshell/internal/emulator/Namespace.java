package dev.arrshell.internal.emulator;

import dev.arrshell.model.Region;
import java.time.Instant;
import java.util.ArrayList;
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
final class Namespace {

    private static final int INSPECTED = 2;

    private final Map<String, EmulatedSession> sessions = new ConcurrentHashMap<>();
    private final Map<Region, NavigableMap<Place, String>> live = new ConcurrentHashMap<>();
    private final Queue<String> round = new ConcurrentLinkedQueue<>();

    /** Adds a session unless its id is taken. */
    boolean add(EmulatedSession session) {
        if (sessions.putIfAbsent(session.id(), session) != null) {
            return false;
        }
        index(session.scope().region()).put(session.place(), session.id());
        tidy(session.place().createdAt());
        round.add(session.id());
        return true;
    }

    private NavigableMap<Place, String> index(Region region) {
        return live.computeIfAbsent(region, any -> new ConcurrentSkipListMap<>());
    }

    Optional<EmulatedSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /**
     * Changes a session in one step.
     *
     * @param change is given the session as it is and returns what it shall be; what it throws leaves all as it was
     */
    Optional<EmulatedSession> change(String id, UnaryOperator<EmulatedSession> change) {
        return Optional.ofNullable(sessions.computeIfPresent(id, (same, session) -> change.apply(session)));
    }

    /** The sessions of a region that have not ended, by creation time. */
    List<EmulatedSession> live(Region region, Instant now) {
        NavigableMap<Place, String> index = index(region);
        List<EmulatedSession> found = new ArrayList<>();
        for (Map.Entry<Place, String> entry : index.entrySet()) {
            EmulatedSession session = sessions.get(entry.getValue());
            if (session == null || session.hasEndedAt(now)) {
                index.remove(entry.getKey());
            } else {
                found.add(session);
            }
        }
        return found;
    }

    private void tidy(Instant now) {
        for (int i = 0; i < INSPECTED; i++) {
            String id = round.poll();
            EmulatedSession session = id == null ? null : sessions.get(id);
            if (session != null) {
                inspect(session, now);
            }
        }
    }

    private void inspect(EmulatedSession session, Instant now) {
        if (session.hasEndedAt(now)) {
            index(session.scope().region()).remove(session.place());
        }
        EmulatedSession kept =
                sessions.computeIfPresent(session.id(), (id, present) -> present.isForgottenAt(now) ? null : present);
        if (kept != null) {
            round.add(session.id());
        }
    }

    /** How many sessions are held, remembered or not. */
    int size() {
        return sessions.size();
    }
}
