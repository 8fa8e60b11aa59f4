package dev.arrshell.schedule;

import dev.arrshell.model.SessionId;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * Event of a schedule. Immutable.
 *
 * @param schedule the name of the schedule
 * @param kind what has happened
 * @param at when, by the client's clock
 * @param until the end of the period, in the zone of the schedule
 * @param session the session; empty for a start that failed
 * @param trouble why something failed; empty if nothing did
 */
public record ScheduleEvent(
        String schedule,
        Kind kind,
        Instant at,
        ZonedDateTime until,
        Optional<SessionId> session,
        Optional<String> trouble) {

    /** The kinds of events. */
    public enum Kind {
        /** A session was started. */
        STARTED("was started, to be stopped at "),

        /** A session that an earlier run of the program has started was taken over. */
        TAKEN_OVER("of an earlier run was taken over, to be stopped at "),

        /** The session is ready. */
        READY("is ready until "),

        /** A start failed; it is tried again until the end of the period. */
        FAILED("could not be started; it is tried again until "),

        /** The session has ended: it was stopped at the end of the period or by {@link SessionSchedule#close()}. */
        STOPPED("was stopped; its period ends at "),

        /** The session could not be stopped and may still run. At the end of a period the stop is repeated, for a day. */
        NOT_STOPPED("could not be stopped and may still run; its period ends at "),

        /** Someone else has stopped the session; no other is started in this period. */
        STOPPED_BY_OTHERS("was stopped by someone else, so there is none until ");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * Checks the parts.
     *
     * @param schedule the name of the schedule
     * @param kind what has happened
     * @param at when, by the client's clock
     * @param until the end of the period
     * @param session the session, if there is one
     * @param trouble why something failed, if something did
     * @throws NullPointerException if one is null
     */
    public ScheduleEvent {
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(trouble, "trouble");
    }

    /**
     * The event in a sentence.
     *
     * @return such as {@code schedule weekdays 07:30 UTC until 18:00: session … is ready until 18:00}
     */
    @Override
    public String toString() {
        return "schedule " + schedule + ": "
                + session.map(id -> "session " + id).orElse("its session") + " "
                + kind.words + until.toLocalTime()
                + trouble.map(why -> ": " + why).orElse("");
    }
}
