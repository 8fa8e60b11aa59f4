package dev.arrshell.policy;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Intervals between the polls of a wait, where the service does not set them ({@code Retry-After}). Immutable and
 * thread-safe.
 */
public final class PollPolicy {

    private static final Duration SCRIPT_STANDARD = Duration.ofSeconds(2);
    private static final Duration SCRIPT_PREMIUM = Duration.ofSeconds(10);

    /** When Standard sessions were ready in Microsoft's recordings: 6 to 10 s (2022) or 101 to 181 s (2021) after. */
    private static final Duration WARM = Duration.ofSeconds(11);

    private static final Duration COLD = Duration.ofSeconds(95);
    private static final Duration LATE = Duration.ofSeconds(185);
    private static final Duration LIKELY_WARM = Duration.ofSeconds(1);
    private static final Duration UNLIKELY = Duration.ofSeconds(10);
    private static final Duration LIKELY_COLD = Duration.ofMillis(950);

    /**
     * Spends its looks where a session is likely to become ready. Standard, by the age of the session: every second
     * below 11 s and from 95 s on, when the recorded ones were ready; every 10 s between, when none was; every 2 s from
     * 185 s on. Premium, of which nothing was recorded: every 10 s, as the service's own scripts. All with a tenth of
     * jitter. Over the recorded starts that notices a ready session in half the time of those scripts, which look every
     * 2 s, with no more requests.
     */
    public static final PollPolicy DEFAULT = new PollPolicy(PollPolicy::likely, 0.1, new SplittableRandom());

    private final BiFunction<SessionSize, Duration, Duration> pace;
    private final double jitter;
    private final RandomGenerator random;

    private PollPolicy(BiFunction<SessionSize, Duration, Duration> pace, double jitter, RandomGenerator random) {
        this.pace = pace;
        this.jitter = jitter;
        this.random = random;
    }

    private static Duration likely(SessionSize size, Duration age) {
        if (size != SessionSize.STANDARD) {
            return SCRIPT_PREMIUM;
        }
        if (age.compareTo(COLD) < 0) {
            return age.compareTo(WARM) < 0 ? LIKELY_WARM : UNLIKELY;
        }
        return age.compareTo(LATE) < 0 ? LIKELY_COLD : SCRIPT_STANDARD;
    }

    /**
     * Looks as the service's own scripts did since October 2021, without jitter: every 2 s for Standard, every 10 s for
     * Premium, whatever the session's age.
     *
     * @return the policy
     */
    public static PollPolicy asTheScripts() {
        return new PollPolicy(
                (size, age) -> size == SessionSize.STANDARD ? SCRIPT_STANDARD : SCRIPT_PREMIUM, 0, DEFAULT.random);
    }

    /**
     * Looks at the same pace whatever the size and the age, without jitter.
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
        return new PollPolicy((size, age) -> interval, 0, DEFAULT.random);
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
        return new PollPolicy(pace, share, randomness);
    }

    /**
     * The same paces and the same spread from another source.
     *
     * @param randomness where the spread comes from; a seeded one repeats itself. Used under a lock
     * @return a new policy
     * @throws NullPointerException if {@code randomness} is null
     */
    public PollPolicy withRandomness(RandomGenerator randomness) {
        return withJitter(jitter, randomness);
    }

    /**
     * The next interval.
     *
     * @param size the session's size; one that is not known is treated as Premium
     * @param age how long ago the session was created, as far as known; the length of the wait at least
     * @return how long to wait before looking again
     * @throws NullPointerException if {@code size} or {@code age} is null
     */
    public Duration next(SessionSize size, Duration age) {
        Duration interval = pace.apply(Objects.requireNonNull(size, "size"), Objects.requireNonNull(age, "age"));
        return jitter == 0 ? interval : Duration.ofNanos((long) (interval.toNanos() * (1 + jitter * spread())));
    }

    /** Evenly from -1 to 1. */
    private double spread() {
        synchronized (random) {
            return 2 * random.nextDouble() - 1;
        }
    }
}
