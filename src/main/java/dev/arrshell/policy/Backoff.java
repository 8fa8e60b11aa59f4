package dev.arrshell.policy;

import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Pauses between the attempts of a call: drawn evenly from zero to a bound that doubles with every failure ("full
 * jitter"), so that clients that failed together do not come back together. Immutable and
 * thread-safe.
 */
public final class Backoff {

    /** Bounds of 1 s, 2 s, 4 s and so on, at most 15 s: what the runtime SDK waits between two tries. */
    public static final Backoff DEFAULT = of(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    private Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * Chooses the bounds.
     *
     * @param first the bound of the first pause, more than zero
     * @param longest what the bound never exceeds, at least {@code first}
     * @return the backoff
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code first <= 0} or {@code longest < first}
     */
    public static Backoff of(Duration first, Duration longest) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(longest, "longest");
        if (first.isZero() || first.isNegative()) {
            throw new IllegalArgumentException("a first pause must be positive, not " + first);
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the longest pause " + longest + " is shorter than the first " + first);
        }
        // RandomGenerator.getDefault() loads every generator there is to choose the one that is the default anyway.
        return new Backoff(first, longest, new SplittableRandom());
    }

    /**
     * The same bounds with another random generator.
     *
     * @param randomness where the pauses are drawn from; a seeded one repeats itself. Used under a lock
     * @return a new backoff
     * @throws NullPointerException if {@code randomness} is null
     */
    public Backoff withRandom(RandomGenerator randomness) {
        return new Backoff(first, longest, Objects.requireNonNull(randomness, "randomness"));
    }

    /** The longest pause that can be drawn after so many failures. */
    Duration bound(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("there is no pause before the first failure, not after " + failures);
        }
        Duration bound = first;
        for (int i = 1; i < failures && bound.compareTo(longest) < 0; i++) {
            bound = bound.multipliedBy(2);
        }
        return bound.compareTo(longest) < 0 ? bound : longest;
    }

    /**
     * Draws a pause.
     *
     * @param failures how many calls have failed so far, at least 1
     * @return from zero to the bound, which doubles with every failure
     * @throws IllegalArgumentException if {@code failures < 1}
     */
    public Duration next(int failures) {
        double bound = bound(failures).toNanos();
        synchronized (random) {
            return Duration.ofNanos((long) (bound * random.nextDouble()));
        }
    }

    @Override
    public String toString() {
        return "Backoff(from " + first + " to " + longest + ")";
    }
}
