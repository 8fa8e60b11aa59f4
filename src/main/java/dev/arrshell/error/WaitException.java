package dev.arrshell.error;

import java.time.Duration;
import java.util.Objects;

/** A wait for a session ended without the session being ready. Says how long and how often it looked. */
public abstract class WaitException extends ArrException {

    private static final long serialVersionUID = 1L;

    private final int polls;
    private final Duration elapsed;

    WaitException(String message, Failure failure, Throwable cause, Waited waited) {
        super(message, failure, cause);
        this.polls = waited.polls();
        this.elapsed = waited.elapsed();
    }

    /**
     * How often the wait asked for the session's properties.
     *
     * @return zero or more; an answer of any kind and a broken connection count
     */
    public final int polls() {
        return polls;
    }

    /**
     * How long the wait took, on the monotonic clock.
     *
     * @return zero or more
     */
    public final Duration elapsed() {
        return elapsed;
    }

    /**
     * The measure of a wait.
     *
     * @param polls how often it looked
     * @param elapsed how long it took, on the monotonic clock
     * @param limit how long it was allowed to take
     * @param observed what the polls saw and how often, in words, such as {@code Starting 57, 503 4}
     */
    public record Waited(int polls, Duration elapsed, Duration limit, String observed) {

        /**
         * Checks that nothing is null.
         *
         * @throws NullPointerException if a component is null
         */
        public Waited {
            Objects.requireNonNull(elapsed, "elapsed");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(observed, "observed");
        }
    }
}
