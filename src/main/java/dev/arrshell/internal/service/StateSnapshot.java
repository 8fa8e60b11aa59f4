package dev.arrshell.internal.service;

import dev.arrshell.internal.service.conversion.ConversionRecord;
import dev.arrshell.internal.service.session.SessionRecord;
import java.time.Instant;
import java.util.List;

/**
 * The state of the service at one moment. Immutable.
 *
 * @param at the moment, by the service's clock
 * @param sessions all sessions that were held
 * @param conversions all conversions that were held
 * @param controls the state of the controls as JSON
 */
public record StateSnapshot(
        Instant at, List<SessionRecord> sessions, List<ConversionRecord> conversions, String controls) {

    /** The number of sessions that had not ended. */
    public long liveSessions() {
        return sessions.stream().filter(session -> !session.hasEndedAt(at)).count();
    }
}
