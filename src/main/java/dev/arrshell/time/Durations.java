package dev.arrshell.time;

import java.time.Duration;

/** Factories of lengths of time, to be imported statically: {@code lease(hours(4))}. */
public final class Durations {

    private Durations() {}

    /**
     * A number of days of 24 hours.
     *
     * <pre>{@code
     * days(1).toHours();
     * }</pre>
     *
     * @param number any number
     * @return its length
     */
    public static Duration days(long number) {
        return Duration.ofDays(number);
    }

    /**
     * A number of hours.
     *
     * <pre>{@code
     * client.session().size(STANDARD).lease(hours(4));
     * }</pre>
     *
     * @param number any number
     * @return its length
     */
    public static Duration hours(long number) {
        return Duration.ofHours(number);
    }

    /**
     * A number of minutes.
     *
     * <pre>{@code
     * session.awaitReady(minutes(20));
     * }</pre>
     *
     * @param number any number
     * @return its length
     */
    public static Duration minutes(long number) {
        return Duration.ofMinutes(number);
    }

    /**
     * A number of seconds.
     *
     * <pre>{@code
     * session.extendLeaseBy(seconds(90));
     * }</pre>
     *
     * @param number any number
     * @return its length
     */
    public static Duration seconds(long number) {
        return Duration.ofSeconds(number);
    }

    /**
     * A number of milliseconds.
     *
     * <pre>{@code
     * millis(500).toNanos();
     * }</pre>
     *
     * @param number any number
     * @return its length
     */
    public static Duration millis(long number) {
        return Duration.ofMillis(number);
    }
}
