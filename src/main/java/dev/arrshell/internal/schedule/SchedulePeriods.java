package dev.arrshell.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Periods of a schedule. Each begins at a start time and lasts until the next end, a time of day. A start time within a period is
 * ignored.
 *
 * @param starts the times of start
 * @param end the time of day of the ends
 */
record SchedulePeriods(StartTimes starts, LocalTime end) {

    /** Longer than from any start to its end, also on a day of 25 hours. */
    private static final Duration LONGEST = Duration.ofHours(26);

    /**
     * The times around a moment.
     *
     * @param since the last start or end before, from which on they hold
     * @param until the end of the period that the moment is in; empty outside of one
     * @param next the next start
     */
    record View(Instant since, Optional<ZonedDateTime> until, Optional<ZonedDateTime> next) {

        /** Whether this view is also true at another moment. */
        boolean isValidAt(Instant now) {
            return !now.isBefore(since)
                    && Stream.concat(until.stream(), next.stream())
                            .allMatch(change -> now.isBefore(change.toInstant()));
        }

        /** The time until this view changes; 26 hours if no change follows. */
        Duration untilChange(Instant now) {
            return Stream.concat(until.stream(), next.stream())
                    .map(change -> Duration.between(now, change.toInstant()))
                    .min(Duration::compareTo)
                    .orElse(LONGEST);
        }
    }

    View at(Instant now) {
        Instant since = now;
        Optional<ZonedDateTime> last = Optional.empty();
        Optional<ZonedDateTime> next = starts.after(now.minus(LONGEST));
        while (next.isPresent() && !next.get().toInstant().isAfter(now)) {
            last = next;
            since = next.get().toInstant();
            next = starts.after(since);
        }
        Optional<ZonedDateTime> until = last.map(this::endAfter);
        boolean isOver = until.filter(end -> !end.toInstant().isAfter(now)).isPresent();
        return isOver ? new View(until.get().toInstant(), Optional.empty(), next) : new View(since, until, next);
    }

    private ZonedDateTime endAfter(ZonedDateTime start) {
        ZonedDateTime today = ZonedDateTime.of(start.toLocalDate(), end, start.getZone());
        return Stream.of(today, today.withLaterOffsetAtOverlap(), tomorrow(start))
                .filter(start::isBefore)
                .findFirst()
                .orElseThrow();
    }

    private ZonedDateTime tomorrow(ZonedDateTime start) {
        return ZonedDateTime.of(start.toLocalDate().plusDays(1), end, start.getZone());
    }

    @Override
    public String toString() {
        return starts + " until " + end;
    }
}
