package dev.arrshell.internal.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of the durations that people type: {@code 500ms}, {@code 90s}, {@code 1h30m}, and ISO 8601's. */
public final class DurationParser {

    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,15})ms");

    private DurationParser() {}

    /** Parses a duration in upper or lower case; empty if the text is none. */
    public static Optional<Duration> parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        Matcher millis = MILLISECONDS.matcher(word);
        if (millis.matches()) {
            return Optional.of(Duration.ofMillis(Long.parseLong(millis.group(1))));
        }
        boolean isIso = word.startsWith("p") || word.startsWith("-") || word.startsWith("+");
        try {
            return Optional.of(Duration.parse(isIso ? word : "pt" + word));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
