package dev.arrshell.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a wait is getting on, told after each look at the session. Immutable.
 *
 * @param session the session waited for
 * @param seen what the last answer said; empty before the first
 * @param polls how often the wait has looked, one or more
 * @param elapsed how long the wait has taken, on the monotonic clock
 * @param next how long until the next look; zero if this was the last
 * @param trouble what went wrong with the last look, in words, if the wait rides it out
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
     * @param polls how often the wait has looked, one or more
     * @param elapsed how long the wait has taken, on the monotonic clock
     * @param next how long until the next look; zero if this was the last
     * @param trouble what went wrong with the last look, in words, if the wait rides it out
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
