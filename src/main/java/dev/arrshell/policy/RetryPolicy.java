package dev.arrshell.policy;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and how long a call is tried. What is tried again at all does not depend on it: broken and refused
 * connections, 5xx and 429, where the same request twice does no more than once. Immutable and thread-safe.
 *
 * @param attempts how many times a request is sent at most, at least 1
 * @param within no retry is begun later than this after the first attempt began, more than zero
 * @param backoff how long to wait in between, where the service does not say ({@code Retry-After})
 */
public record RetryPolicy(int attempts, Duration within, Backoff backoff) {

    /** Four attempts within 30 seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(4, Duration.ofSeconds(30), Backoff.DEFAULT);

    /** One attempt. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ofSeconds(30), Backoff.DEFAULT);

    /**
     * Checks the ranges.
     *
     * @param attempts how many times a request is sent at most, at least 1
     * @param within no retry is begun later than this after the first attempt began, more than zero
     * @param backoff how long to wait in between, where the service does not say ({@code Retry-After})
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code attempts < 1} or {@code within <= 0}
     */
    public RetryPolicy {
        Objects.requireNonNull(within, "within");
        Objects.requireNonNull(backoff, "backoff");
        if (attempts < 1) {
            throw new IllegalArgumentException("a call is tried at least once, not " + attempts + " times");
        }
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException("a deadline for retries must be positive, not " + within);
        }
    }

    /**
     * Bounds the attempts.
     *
     * @param attempts how many times a request is sent at most, at least 1
     * @param within no retry is begun later than this after the first attempt began, more than zero
     * @return a policy with the default backoff
     * @throws NullPointerException if {@code within} is null
     * @throws IllegalArgumentException if {@code attempts < 1} or {@code within <= 0}
     */
    public static RetryPolicy of(int attempts, Duration within) {
        return new RetryPolicy(attempts, within, Backoff.DEFAULT);
    }

    /**
     * The same bounds with other pauses.
     *
     * @param pauses how long to wait in between
     * @return a new policy
     * @throws NullPointerException if {@code pauses} is null
     */
    public RetryPolicy withBackoff(Backoff pauses) {
        return new RetryPolicy(attempts, within, pauses);
    }
}
