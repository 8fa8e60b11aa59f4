package dev.arrshell.model;

import java.time.Duration;
import java.util.Objects;

/**
 * Statistics of a wait.
 *
 * @param polls how many polls were made, zero or more, whether answered or not
 * @param elapsed how long it took, on the monotonic clock
 * @param observed what the polls saw and how often, in words, such as {@code Starting 57, 503 4}; may be empty
 */
public record WaitStats(int polls, Duration elapsed, String observed) {

    /** No wait at all. */
    public static final WaitStats NOT = new WaitStats(0, Duration.ZERO, "");

    /**
     * Checks that nothing is null.
     *
     * @param polls how many polls were made, zero or more, whether answered or not
     * @param elapsed how long it took, on the monotonic clock
     * @param observed what the polls saw and how often, in words, such as {@code Starting 57, 503 4}; may be empty
     * @throws NullPointerException if a component is null
     */
    public WaitStats {
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(observed, "observed");
    }
}
