package dev.arrshell.internal.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * The time in which a schedule wants a session.
 *
 * @param schedule the name of the schedule
 * @param until the end
 */
public record ScheduledPeriod(String schedule, Instant until) {

    public ScheduledPeriod {
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(until, "until");
    }

    /** Whether it is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
