package dev.arrshell.internal.service.session;

import java.time.Instant;
import java.util.List;

/**
 * The service's state at one moment. Immutable.
 *
 * @param at the moment, by the emulator's clock
 * @param sessions all sessions that were held
 * @param steering all that was steered, as text
 */
public record StateSnapshot(Instant at, List<SessionRecord> sessions, String steering) {

    /** How many sessions were live. */
    public long live() {
        return sessions.stream().filter(session -> !session.hasEndedAt(at)).count();
    }
}
