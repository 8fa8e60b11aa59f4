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
 * @param history its life, with what will be
 * @param line the script's line that started it, counted from 1, if known
 * @param outcome what became of it when the script was done
 */
public record TimelineSession(SessionHistory history, OptionalInt line, SessionOutcome outcome) {

    public TimelineSession {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** From Ready to its end; of one that goes on, to the end of its lease. */
    Duration billed() {
        return history.billed(Instant.MAX);
    }

    /** Until when its lease runs, also if it was stopped before: until then it would bill if nobody had. */
    Optional<Instant> leaseEnds() {
        return history.readyAt().map(ready -> ready.plus(history.lease()));
    }

    /** Its states up to a moment, in their order. */
    Map<SessionStatus, Instant> states(Instant until) {
        Map<SessionStatus, Instant> states = new LinkedHashMap<>();
        states.put(SessionStatus.STARTING, history.createdAt());
        history.readyAt().filter(at -> !at.isAfter(until)).ifPresent(at -> states.put(SessionStatus.READY, at));
        history.endsAt().filter(at -> !at.isAfter(until)).ifPresent(at -> states.put(history.end(), at));
        return states;
    }
}
