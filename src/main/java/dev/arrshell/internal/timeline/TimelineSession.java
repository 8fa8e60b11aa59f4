package dev.arrshell.internal.timeline;

import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A session on a timeline.
 *
 * @param history its states and leases, also the future ones
 * @param line the line of the script that started it, counted from 1, if known
 */
public record TimelineSession(SessionHistory history, OptionalInt line, Outcome outcome) {

    /** The fate of a session at the end of the script. */
    public enum Outcome {
        /** It had ended before. */
        OVER,
        /** The script left it running, and the end of the run stopped it. */
        STOPPED,
        /** The script left it running, and so did the end of the run. */
        RUNNING
    }

    public TimelineSession {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** The time from Ready to its end; for a session that goes on, to the end of its lease. */
    Duration billed() {
        return history.billed(Instant.MAX);
    }

    /** The end of its lease, even if it was stopped before. */
    Optional<Instant> leaseEnds() {
        return history.readyAt().map(ready -> ready.plus(history.lease()));
    }

    /** The states up to a moment, in their order, with their beginnings. */
    Map<SessionStatus, Instant> states(Instant until) {
        Map<SessionStatus, Instant> states = new LinkedHashMap<>();
        states.put(SessionStatus.STARTING, history.createdAt());
        history.readyAt().filter(at -> !at.isAfter(until)).ifPresent(at -> states.put(SessionStatus.READY, at));
        history.endsAt().filter(at -> !at.isAfter(until)).ifPresent(at -> states.put(history.endStatus(), at));
        return states;
    }

    /** Whether it had been started at a moment and had not ended. */
    boolean isThere(Instant moment) {
        return !history.createdAt().isAfter(moment)
                && history.endsAt().filter(end -> !end.isAfter(moment)).isEmpty();
    }
}
