package dev.arrshell.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Progress of a wait after one poll. Immutable.
 *
 * @param session the session waited for
 * @param seen what the last answer said; empty before the first
 * @param polls how many polls were made, one or more
 * @param elapsed how long the wait has taken, on the monotonic clock
 * @param next how long until the next poll; zero if this was the last
 * @param trouble why the last poll failed, in words, if the wait goes on
 */
public record WaitProgress(
        SessionId session,
        Optional<SessionProperties> seen,
        int polls,
        Duration elapsed,
        Duration next,
        Optional<String> trouble) {

    /**
     * Checks that nothing is null.
     *
     * @param session the session waited for
     * @param seen what the last answer said; empty before the first
     * @param polls how many polls were made, one or more
     * @param elapsed how long the wait has taken, on the monotonic clock
     * @param next how long until the next poll; zero if this was the last
     * @param trouble why the last poll failed, in words, if the wait goes on
     * @throws NullPointerException if a component is null
     */
    public WaitProgress {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(trouble, "trouble");
    }
}
