package dev.arrshell.internal.service.slurm;

import java.time.Duration;

/** Time limits as Slurm has them, in whole minutes. */
final class TimeLimits {

    private static final int SECONDS = 60;

    private TimeLimits() {}

    /** The minutes of a length, rounded up, at least one. */
    static long minutes(Duration length) {
        long seconds = length.plusNanos(999_999_999).toSeconds();
        return Math.max(1, (seconds + SECONDS - 1) / SECONDS);
    }
}
