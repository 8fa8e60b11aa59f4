package dev.arrshell.groovy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Extension methods of numbers: {@code 4.hours}, {@code 1.5.hours}, {@code 1.hour}; the singular is the same for every number.
 * Groovy knows them only where scripts of the language run.
 */
public final class NumberWords {

    private static final long SECOND = 1_000_000_000L;

    private NumberWords() {}

    /**
     * A number of days of 24 hours.
     *
     * @param number any number
     * @return the duration, rounded to a nanosecond
     */
    public static Duration getDays(Number number) {
        return length(number, 86_400 * SECOND);
    }

    /**
     * The same as {@link #getDays}.
     *
     * @param number any number
     * @return the duration
     */
    public static Duration getDay(Number number) {
        return getDays(number);
    }

    /**
     * A number of hours.
     *
     * @param number any number
     * @return the duration, rounded to a nanosecond
     */
    public static Duration getHours(Number number) {
        return length(number, 3_600 * SECOND);
    }

    /**
     * The same as {@link #getHours}.
     *
     * @param number any number
     * @return the duration
     */
    public static Duration getHour(Number number) {
        return getHours(number);
    }

    /**
     * A number of minutes.
     *
     * @param number any number
     * @return the duration, rounded to a nanosecond
     */
    public static Duration getMinutes(Number number) {
        return length(number, 60 * SECOND);
    }

    /**
     * The same as {@link #getMinutes}.
     *
     * @param number any number
     * @return the duration
     */
    public static Duration getMinute(Number number) {
        return getMinutes(number);
    }

    /**
     * A number of seconds.
     *
     * @param number any number
     * @return the duration, rounded to a nanosecond
     */
    public static Duration getSeconds(Number number) {
        return length(number, SECOND);
    }

    /**
     * The same as {@link #getSeconds}.
     *
     * @param number any number
     * @return the duration
     */
    public static Duration getSecond(Number number) {
        return getSeconds(number);
    }

    /**
     * A number of milliseconds.
     *
     * @param number any number
     * @return the duration, rounded to a nanosecond
     */
    public static Duration getMillis(Number number) {
        return length(number, SECOND / 1_000);
    }

    /**
     * {@code -1.hours}, which Groovy reads as the negative of one hour.
     *
     * @param length any duration
     * @return the same with the other sign
     */
    public static Duration negative(Duration length) {
        return length.negated();
    }

    private static Duration length(Number number, long nanos) {
        BigDecimal exact = new BigDecimal(number.toString()).multiply(BigDecimal.valueOf(nanos));
        return Duration.ofNanos(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
