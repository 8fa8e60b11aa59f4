package dev.arrshell.internal.repl.syntax;

import dev.arrshell.internal.text.DurationParser;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of durations in commands: {@code 1d}, {@code 4h}, {@code 1h30m}, {@code 500ms}, {@code PT4H}. */
public final class CommandDurationParser {

    private static final Pattern DAYS = Pattern.compile("(?i)(\\d{1,5})d(.*)");

    private CommandDurationParser() {}

    /**
     * Parses a duration.
     *
     * @throws IllegalArgumentException if the text is none, or negative
     */
    public static Duration parse(String text) {
        return parsed(text.strip())
                .filter(duration -> !duration.isNegative())
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a duration: write 4h, 1h30m, 45s, 500ms or PT4H"));
    }

    private static Optional<Duration> parsed(String text) {
        Matcher days = DAYS.matcher(text);
        if (!days.matches()) {
            return DurationParser.parse(text);
        }
        return DurationParser.parse(days.group(2).isEmpty() ? "0s" : days.group(2))
                .map(rest -> rest.plusDays(Long.parseLong(days.group(1))));
    }

    /** Formats a duration in the usual spelling: {@code 1h30m}, {@code 3s}. */
    public static String format(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
