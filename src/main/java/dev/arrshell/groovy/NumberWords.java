package dev.arrshell.groovy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Extension methods of numbers: {@code 4.hours}, {@code 1.5.hours}. Groovy knows them only where scripts of the language
 * run.
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
     * A number of hours.
     *
     * @param number any number
     * @return the duration, rounded to a nanosecond
     */
    public static Duration getHours(Number number) {
        return length(number, 3_600 * SECOND);
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
     * A number of seconds.
     *
     * @param number any number
     * @return the duration, rounded to a nanosecond
     */
    public static Duration getSeconds(Number number) {
        return length(number, SECOND);
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
