package dev.arrshell.internal.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of durations as people type them: {@code 500ms}, {@code 90s}, {@code 1.5s}, {@code 1h30m}, {@code 2d},
 * and ISO 8601's {@code PT4H}, in any case.
 */
public final class DurationParser {

    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,15}) ?ms");
    private static final Pattern UNITS =
            Pattern.compile("(\\d+ ?d)?((?:\\d+ ?h)?(?:\\d+ ?m)?(?:\\d+(?:\\.\\d+)? ?s)?)");

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
}
