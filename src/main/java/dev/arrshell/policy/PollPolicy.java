package dev.arrshell.policy;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How often a wait looks at a session, where the service does not say itself ({@code Retry-After}). Immutable and
 * thread-safe.
 */
public final class PollPolicy {

    /** What the service's own scripts do since October 2021: 2 s for Standard, 10 s for Premium; a tenth of jitter. */
    public static final PollPolicy DEFAULT =
            new PollPolicy(Duration.ofSeconds(2), Duration.ofSeconds(10), 0.1, new SplittableRandom());

    private final Duration standard;
    private final Duration premium;
    private final double jitter;
    private final RandomGenerator random;

    private PollPolicy(Duration standard, Duration premium, double jitter, RandomGenerator random) {
        this.standard = standard;
        this.premium = premium;
        this.jitter = jitter;
        this.random = random;
    }

    /**
     * Looks at the same pace whatever the size, without jitter.
     *
     * @param interval from one answer to the next request, more than zero
     * @return the policy
     * @throws NullPointerException if {@code interval} is null
     * @throws IllegalArgumentException if {@code interval <= 0}
     */
    public static PollPolicy every(Duration interval) {
        Objects.requireNonNull(interval, "interval");
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("an interval must be positive, not " + interval);
        }
        return new PollPolicy(interval, interval, 0, DEFAULT.random);
    }

    /**
     * The same paces, spread so that many waits do not look at the same moment.
     *
     * @param share by how much an interval may be shorter or longer, 0 (not at all) to 1 (by itself)
     * @param randomness where the spread comes from; a seeded one repeats itself. Used under a lock
     * @return a new policy
     * @throws NullPointerException if {@code randomness} is null
     * @throws IllegalArgumentException if {@code share < 0} or {@code share > 1}
     */
    public PollPolicy withJitter(double share, RandomGenerator randomness) {
        Objects.requireNonNull(randomness, "randomness");
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("jitter is a share of 0 to 1, not " + share);
        }
        return new PollPolicy(standard, premium, share, randomness);
    }

    /**
     * The next interval.
     *
     * @param size the session's size; one that is not known is treated as Premium
     * @return how long to wait before looking again
     */
    public Duration next(SessionSize size) {
        Duration interval = size == SessionSize.STANDARD ? standard : premium;
        return jitter == 0 ? interval : Duration.ofNanos((long) (interval.toNanos() * (1 + jitter * spread())));
    }

    /** Evenly from -1 to 1. */
    private double spread() {
        synchronized (random) {
            return 2 * random.nextDouble() - 1;
        }
    }
}
