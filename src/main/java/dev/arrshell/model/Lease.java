package dev.arrshell.model;

import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.ValueErrors;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time bought for a session: a total since it became ready, not an increment (the session page stresses this). More than zero, at most 24 hours. Immutable and thread-safe.
 *
 * @param total the whole lease, counted from the moment the session is ready; rounded up to 100 nanoseconds, the finest
 *     step of the wire
 */
public record Lease(Duration total) implements Comparable<Lease> {

    /** The longest lease: 24 hours, or 1440 minutes (swagger 2021-01-01). */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern BARE = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{2,4}):(\\d{1,2}):(\\d{1,2})");
    private static final Pattern DAY_AS_HOURS = Pattern.compile("0*24:0?0:0?0");

    /**
     * Checks the range.
     *
     * @param total the whole lease, counted from the moment the session is ready; rounded up to 100 nanoseconds, the finest
     *     step of the wire
     * @throws NullPointerException if {@code total} is null
     * @throws IllegalArgumentException if {@code total <= 0} or {@code total > 24 h}
     */
    public Lease {
        Objects.requireNonNull(total, "lease");
        if (total.isZero() || total.isNegative()) {
            throw ValueErrors.because("a lease must be positive, not %s", total);
        }
        if (total.compareTo(LONGEST) > 0) {
            throw ValueErrors.because("a lease is at most 24 hours, not %s", DurationText.format(total));
        }
        total = DotNetTimeSpan.roundedUp(total);
    }

    /**
     * Makes a lease of a length.
     *
     * @param total the whole lease
     * @return the lease
     * @throws NullPointerException if {@code total} is null
     * @throws IllegalArgumentException if {@code total <= 0} or {@code total > 24 h}
     */
    public static Lease of(Duration total) {
        return new Lease(total);
    }

    /**
     * Reads a lease: {@code 4:0:0}, {@code 04:00:00}, {@code 1.00:00:00} (.NET's form), {@code 90m}, {@code 1h30m},
     * {@code PT4H} (ISO 8601).
     *
     * @param text the whole lease, with its unit
     * @return the lease
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if {@code text} has no unit, another form, or is out of range; and for
     *     {@code 24:00:00}, which the service reads as 24 days
     */
    public static Lease parse(String text) {
        String written = Objects.requireNonNull(text, "lease").trim();
        if (BARE.matcher(written).matches()) {
            throw ValueErrors.because("\"%s\" has no unit: write '4h', '90m' or '4:00:00'", written);
        }
        if (DAY_AS_HOURS.matcher(written).matches()) {
            throw ValueErrors.because(
                    "the service reads '%s' as 24 days: for 24 hours write '24h' or '1.00:00:00'", written);
        }
        return new Lease(length(written));
    }

    private static Duration length(String written) {
        if (written.contains(":")) {
            return timespan(written);
        }
        try {
            return DurationParser.parse(written);
        } catch (IllegalArgumentException e) {
            throw unreadable(written);
        }
    }

    /** What a person writes as {@code 25:0:0} means 25 hours to them, so that is what the refusal speaks of. */
    private static Duration timespan(String written) {
        Matcher hours = CLOCK.matcher(written);
        if (hours.matches() && Integer.parseInt(hours.group(1)) >= LONGEST.toHours()) {
            return Duration.ofHours(Integer.parseInt(hours.group(1)))
                    .plusMinutes(Integer.parseInt(hours.group(2)))
                    .plusSeconds(Integer.parseInt(hours.group(3)));
        }
        try {
            return DotNetTimeSpan.parse(written);
        } catch (IllegalArgumentException e) {
            throw unreadable(written);
        }
    }

    private static IllegalArgumentException unreadable(String written) {
        return ValueErrors.because("'%s' is no lease: write '4h', '90m', '4:00:00', '1.00:00:00' or 'PT4H'", written);
    }

    /**
     * The lease in the form that 2021-01-01 sends: whole minutes, rounded up, never less than asked.
     *
     * @return 1 to 1440
     */
    public int minutes() {
        long minutes = total.toMinutes();
        return Math.toIntExact(total.equals(Duration.ofMinutes(minutes)) ? minutes : minutes + 1);
    }

    @Override
    public int compareTo(Lease other) {
        return total.compareTo(other.total);
    }

    /**
     * The lease as v1 sends it: .NET's timespan, which {@link #parse} reads.
     *
     * @return {@code 04:00:00}; 24 hours are {@code 1.00:00:00}
     */
    @Override
    public String toString() {
        return DotNetTimeSpan.format(total);
    }
}
