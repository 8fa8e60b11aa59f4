package dev.arrshell.internal.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of durations as people type them: {@code 500ms}, {@code 90s}, {@code 1.5s}, {@code 1h30m}, {@code 2d},
 * and ISO 8601's {@code PT4H}, in any case; where a lease is meant also {@code 4:00:00} and {@code 1.00:00:00}.
 */
public final class DurationParser {

    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,15}) ?ms");
    private static final Pattern UNITS =
            Pattern.compile("(\\d+ ?d)?((?:\\d+ ?h)?(?:\\d+ ?m)?(?:\\d+(?:\\.\\d+)? ?s)?)");
    private static final Pattern BARE = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{2,4}):(\\d{1,2}):(\\d{1,2})");
    private static final Pattern DAY_AS_HOURS = Pattern.compile("0*24:0?0:0?0");
    private static final int DAY_HOURS = 24;

    private DurationParser() {}

    /**
     * Parses a duration.
     *
     * @throws IllegalArgumentException if it is none, or negative
     */
    public static Duration parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher milliseconds = MILLISECONDS.matcher(word);
        if (milliseconds.matches()) {
            return Duration.ofMillis(Long.parseLong(milliseconds.group(1)));
        }
        try {
            Duration length = Duration.parse(iso(word));
            if (!length.isNegative()) {
                return length;
            }
        } catch (DateTimeParseException e) {
            // Refused below.
        }
        throw new IllegalArgumentException("'" + text + "' is not a duration: write 500ms, 90s, 20m, 1h30m or PT20M");
    }

    /** {@code 1d2h} as {@code p1dt2h}. */
    private static String iso(String word) {
        Matcher units = UNITS.matcher(word);
        if (!units.matches()) {
            return word;
        }
        String days = units.group(1) == null ? "" : units.group(1);
        return ("p" + days + (units.group(2).isEmpty() ? "" : "t" + units.group(2))).replace(" ", "");
    }

    /**
     * Parses a duration that may also be written as hours, minutes and seconds, or in .NET's form.
     *
     * @param noun what it is called where it is none
     * @throws IllegalArgumentException if it has no unit or another form, and for {@code 24:00:00}
     */
    public static Duration parse(String text, String noun) {
        String written = text.trim();
        if (BARE.matcher(written).matches()) {
            throw ValueErrors.because("\"%s\" has no unit: write '4h', '90m' or '4:00:00'", written);
        }
        if (DAY_AS_HOURS.matcher(written).matches()) {
            throw ValueErrors.because(
                    "the service reads '%s' as 24 days: for 24 hours write '24h' or '1.00:00:00'", written);
        }
        try {
            return written.contains(":") ? timespan(written) : parse(written);
        } catch (IllegalArgumentException e) {
            throw ValueErrors.because(
                    "'%s' is no %s: write '4h', '90m', '4:00:00', '1.00:00:00' or 'PT4H'", written, noun);
        }
    }

    /** Reads {@code 25:0:0} as 25 hours, as people mean it; .NET reads 25 days. */
    private static Duration timespan(String written) {
        Matcher hours = CLOCK.matcher(written);
        return hours.matches() && number(hours, 1) >= DAY_HOURS
                ? Duration.ofHours(number(hours, 1))
                        .plusMinutes(number(hours, 2))
                        .plusSeconds(number(hours, 3))
                : DotNetTimeSpan.parse(written);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
