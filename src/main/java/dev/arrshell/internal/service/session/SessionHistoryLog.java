package dev.arrshell.internal.service.session;

import dev.arrshell.model.SessionHistory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last state of every session, also of those that the service has forgotten. It grows with every session, so
 * emulators have one only on demand. Thread-safe.
 */
public final class SessionHistoryLog implements SessionListener {

    private final SessionListener next;

    /** By server id: a session id can be reused when it is forgotten, and a snapshot can bring a position twice. */
    private final Map<UUID, SessionRecord> sessions = new ConcurrentHashMap<>();

    public SessionHistoryLog(SessionListener next) {
        this.next = next;
    }

    /** Adds sessions that were loaded at the start. */
    public void restore(Collection<SessionRecord> loaded) {
        loaded.forEach(session -> sessions.put(session.serverId(), session));
    }

    @Override
    public void changed(SessionRecord session) {
        sessions.put(session.serverId(), session);
        next.changed(session);
    }

    @Override
    public void forgotten(SessionRecord session) {
        next.forgotten(session);
    }

    @Override
    public void undone(SessionRecord session) {
        sessions.remove(session.serverId());
        next.undone(session);
    }

    /** The whole life of every session, in the order of creation. */
    public List<SessionHistory> histories() {
        return sessions.values().stream()
                .sorted(Comparator.comparing(SessionRecord::position))
                .map(SessionRecord::history)
                .toList();
    }
}
