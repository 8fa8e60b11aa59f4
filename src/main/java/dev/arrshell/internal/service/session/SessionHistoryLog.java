package dev.arrshell.internal.service.session;

import dev.arrshell.model.SessionHistory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what became of every session, also of those that the service has forgotten. It grows with every session,
 * so only emulators that are asked to have one. Thread-safe.
 */
public final class SessionHistoryLog implements SessionListener {

    private final SessionListener next;
    /** By machine, since ids and places come again: ids when they are forgotten, places out of another's snapshot. */
    private final Map<UUID, SessionRecord> sessions = new ConcurrentHashMap<>();

    public SessionHistoryLog(SessionListener next) {
        this.next = next;
    }

    /** Takes over sessions that were kept. */
    public void restore(Collection<SessionRecord> kept) {
        kept.forEach(session -> sessions.put(session.machine(), session));
    }

    @Override
    public void keep(SessionRecord session) {
        sessions.put(session.machine(), session);
        next.keep(session);
    }

    /** What the service forgets stays here. */
    @Override
    public void drop(SessionRecord session) {
        next.drop(session);
    }

    /** Makes a session one that never was. */
    @Override
    public void undo(SessionRecord session) {
        sessions.remove(session.machine());
        next.undo(session);
    }

    /** Every session that there ever was, in the order in which they were made. */
    public List<SessionHistory> histories() {
        return sessions.values().stream()
                .sorted(Comparator.comparing(SessionRecord::place))
                .map(SessionRecord::history)
                .toList();
    }
}
