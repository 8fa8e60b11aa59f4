package dev.arrshell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The lease of a session from a moment on. Immutable and thread-safe.
 *
 * @param at since when, by the clock of the service or of the client that made it
 * @param total the whole lease, counted from Ready; zero or more
 */
public record LeaseChange(Instant at, Duration total) {

    /**
     * Checks that nothing is null.
     *
     * @param at since when
     * @param total the whole lease
     * @throws NullPointerException if a component is null
     */
    public LeaseChange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(total, "total");
    }
}
