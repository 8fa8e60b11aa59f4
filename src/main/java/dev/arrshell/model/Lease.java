package dev.arrshell.model;

import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.ValueErrors;
import java.time.Duration;
import java.util.Objects;

/**
 * The time bought for a session: a total since it became ready, not an increment (the session page stresses this). More than zero, at most 24 hours. Immutable and thread-safe.
 *
 * @param total the whole lease, counted from the moment the session is ready; rounded up to 100 nanoseconds, the finest
 *     step of the wire
 */
public record Lease(Duration total) implements Comparable<Lease> {

    /** The longest lease: 24 hours, or 1440 minutes (swagger 2021-01-01). */
    public static final Duration LONGEST = Duration.ofHours(24);

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
            throw ValueErrors.because("a lease must be positive, not %s", DurationText.typed(total));
        }
        if (total.compareTo(LONGEST) > 0) {
            throw ValueErrors.because("a lease is at most 24 hours, not %s", DurationText.format(total));
        }
        total = DotNetTimeSpan.roundedUp(total);
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
        return new Lease(DurationParser.parse(Objects.requireNonNull(text, "lease"), "lease"));
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
