package dev.arrshell.internal.service.session;

import java.time.Instant;
import java.util.List;

/**
 * The state of the service at one moment. Immutable.
 *
 * @param at the moment, by the service's clock
 * @param sessions all sessions that were held
 * @param controls the state of the controls as JSON
 */
public record StateSnapshot(Instant at, List<SessionRecord> sessions, String controls) {

    /** The number of sessions that had not ended. */
    public long liveSessions() {
        return sessions.stream().filter(session -> !session.hasEndedAt(at)).count();
    }
}
