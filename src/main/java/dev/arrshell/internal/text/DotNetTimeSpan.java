package dev.arrshell.internal.text;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * .NET's {@code TimeSpan} text, which the v1 service speaks: {@code [-][d.]hh:mm[:ss[.fffffff]]}. Parts may be
 * unpadded ({@code 4:0:0}, as on the session page). As in .NET a first part over 23 is read as days when it cannot be
 * hours, so {@code 24:00:00} means 24 days; and minutes or seconds over 59 are refused.
 */
public final class DotNetTimeSpan {

    private static final Pattern FORM =
            Pattern.compile("(-)?(?:(\\d{1,8})\\.)?(\\d{1,8}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?");

    private static final int TICK_NANOS = 100;
    private static final Duration MINUS_ONE_TICK = Duration.ofNanos(-TICK_NANOS);
    private static final int SEXAGESIMAL = 60;
    private static final int DAY_HOURS = 24;

    private DotNetTimeSpan() {}

    /**
     * Reads a timespan as .NET does.
     *
     * @param text {@code [-][d.]hh:mm[:ss[.fffffff]]}
     * @return its length, to 100 nanoseconds
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if {@code text} has another form, or minutes or seconds over 59
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(Objects.requireNonNull(text, "timespan").trim());
        if (!form.matches()) {
            throw unreadable(text);
        }
        Duration length = length(form, text);
        return form.group(1) == null ? length : length.negated();
    }

    private static Duration length(Matcher form, String text) {
        long days = number(form.group(2));
        long hours = number(form.group(3));
        long minutes = number(form.group(4));
        long seconds = number(form.group(5));
        if (minutes >= SEXAGESIMAL || seconds >= SEXAGESIMAL || form.group(2) != null && hours >= DAY_HOURS) {
            throw unreadable(text);
        }
        if (hours >= DAY_HOURS) {
            return daysFirst(form, text);
        }
        return Duration.ofDays(days)
                .plusHours(hours)
                .plusMinutes(minutes)
                .plusSeconds(seconds)
                .plusNanos(nanos(form.group(6)));
    }

    /** .NET falls back to {@code d:hh:mm} when the first part cannot be hours. */
    private static Duration daysFirst(Matcher form, String text) {
        if (form.group(5) == null || form.group(6) != null || number(form.group(4)) >= DAY_HOURS) {
            throw unreadable(text);
        }
        return Duration.ofDays(number(form.group(3)))
                .plusHours(number(form.group(4)))
                .plusMinutes(number(form.group(5)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long nanos(String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "000000").substring(0, 7)) * TICK_NANOS;
    }

    /** The next multiple of .NET's tick of 100 nanoseconds. */
    public static Duration roundedUp(Duration length) {
        int over = length.getNano() % TICK_NANOS;
        return over == 0 ? length : length.plusNanos(TICK_NANOS - over);
    }

    private static IllegalArgumentException unreadable(String text) {
        return ValueErrors.because("'%s' is no timespan: [d.]hh:mm:ss is needed, such as 04:00:00 or 1.00:00:00", text);
    }

    /**
     * Writes a length of time as .NET's constant form "c": {@code 04:00:00}, {@code 1.02:00:00},
     * {@code 00:00:01.5000000}.
     *
     * @param length any length; what is finer than 100 nanoseconds is dropped
     * @return the text
     */
    public static String format(Duration length) {
        return length.isNegative() && length.compareTo(MINUS_ONE_TICK) <= 0
                ? "-" + positive(length.negated())
                : positive(length.isNegative() ? Duration.ZERO : length);
    }

    private static String positive(Duration length) {
        String days = length.toDays() == 0 ? "" : length.toDays() + ".";
        int ticks = length.toNanosPart() / TICK_NANOS;
        return days
                + padded(length.toHoursPart(), 2) + ":"
                + padded(length.toMinutesPart(), 2) + ":"
                + padded(length.toSecondsPart(), 2)
                + (ticks == 0 ? "" : "." + padded(ticks, 7));
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
