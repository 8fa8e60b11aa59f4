package dev.arrshell.emulator;

import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.text.DurationText;
import java.time.Duration;
import java.util.Objects;

/**
 * Profile of the boot of a size's servers: the time from a session's creation to Ready by the emulator's clock, or that it
 * is never reached. Immutable and thread-safe. A null argument is answered with a {@link NullPointerException}.
 */
public final class BootProfile {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final BootModel boot;

    private BootProfile(BootModel boot) {
        this.boot = boot;
    }

    BootModel boot() {
        return boot;
    }

    /**
     * The same time for every server.
     *
     * @param time zero to 365 days; with zero a session is Ready as soon as it is created
     * @return the profile
     * @throws IllegalArgumentException if {@code time < 0} or {@code time > 365 d}
     */
    public static BootProfile fixed(Duration time) {
        return new BootProfile(new BootModel.Fixed(checked(time)));
    }

    /**
     * A time drawn evenly from a range. The n-th server that an emulator boots gets the same time in every run with the
     * same seed.
     *
     * @param atLeast the shortest time
     * @param atMost the longest time, at most 365 days
     * @param seed any number
     * @return the profile
     * @throws IllegalArgumentException if {@code atLeast < 0}, {@code atLeast > atMost} or {@code atMost > 365 d}
     */
    public static BootProfile between(Duration atLeast, Duration atMost, long seed) {
        if (checked(atLeast).compareTo(checked(atMost)) > 0) {
            throw new IllegalArgumentException("the shortest time, " + atLeast + ", is over the longest, " + atMost);
        }
        return new BootProfile(new BootModel.Between(atLeast, atMost, seed));
    }

    /**
     * Ready after a number of reads, independent of the clock: the first {@code number} reads of a
     * session's properties find it Starting, the next finds it Ready. Listings do not count.
     *
     * @param number 0 or more
     * @return the profile
     * @throws IllegalArgumentException if {@code number < 0}
     */
    public static BootProfile afterPolls(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("a number of polls is 0 or more, not " + number);
        }
        return new BootProfile(new BootModel.AfterPolls(number));
    }

    /**
     * Never ready: Starting until it is stopped.
     *
     * @return the profile
     */
    public static BootProfile never() {
        return new BootProfile(new BootModel.Never());
    }

    /**
     * Goes to Error one second after its creation, with the code {@code VmAllocationFailed}.
     *
     * @param reason the end of the error message, which begins with size and region
     * @return the profile
     * @throws IllegalArgumentException if {@code reason} is blank
     */
    public static BootProfile failing(String reason) {
        return failing(reason, SOON);
    }

    /**
     * The same as {@link #failing(String)} with another time.
     *
     * @param reason the end of the error message
     * @param after how long after its creation, zero to 365 days
     * @return the profile
     * @throws IllegalArgumentException if {@code reason} is blank, {@code after < 0} or {@code after > 365 d}
     */
    public static BootProfile failing(String reason, Duration after) {
        if (Objects.requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException("the reason is blank");
        }
        return new BootProfile(new BootModel.Failing(reason, checked(after)));
    }

    private static Duration checked(Duration time) {
        return checked("boot time", time);
    }

    static Duration checked(String what, Duration time) {
        if (Objects.requireNonNull(time, what).isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a " + what + " is zero to " + LONGEST.toDays() + " days, not " + DurationText.typed(time));
        }
        return time;
    }

    @Override
    public String toString() {
        return "BootProfile(" + boot + ")";
    }
}
