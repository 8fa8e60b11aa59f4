package dev.arrshell.time;

import java.time.Duration;

/** Words for lengths of time, to be imported statically: {@code lease(hours(4))}. */
public final class Durations {

    private Durations() {}

    /**
     * A number of days of 24 hours.
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
     * @param number any number
     * @return its length
     */
    public static Duration hours(long number) {
        return Duration.ofHours(number);
    }

    /**
     * A number of minutes.
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
     * @param number any number
     * @return its length
     */
    public static Duration seconds(long number) {
        return Duration.ofSeconds(number);
    }

    /**
     * A number of milliseconds.
     *
     * @param number any number
     * @return its length
     */
    public static Duration millis(long number) {
        return Duration.ofMillis(number);
    }
}
