package dev.arrshell.internal.repl.syntax;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time as people type them at a command: {@code 4h}, {@code 1h30m}, {@code 500ms}, {@code PT4H}. */
public final class CommandDurationParser {

    private static final Pattern DAYS = Pattern.compile("(\\d+d)(.*)");
    private static final Pattern MILLIS = Pattern.compile("(\\d+)ms");

    private CommandDurationParser() {}

    /**
     * Reads a length.
     *
     * @throws IllegalArgumentException if it is none, or negative
     */
    public static Duration parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        try {
            Duration length = Duration.parse(iso(word));
            if (!length.isNegative()) {
                return length;
            }
        } catch (DateTimeParseException e) {
            // Told below, in our own words.
        }
        throw new IllegalArgumentException("'" + text + "' is no length of time: 4h, 1h30m, 45s, 500ms or PT4H is");
    }

    private static String iso(String word) {
        if (word.startsWith("p") || word.startsWith("-")) {
            return word;
        }
        if (MILLIS.matcher(word).matches()) {
            return Duration.ofMillis(Long.parseLong(word.replace("ms", ""))).toString();
        }
        String days = DAYS.matcher(word).replaceFirst("$1t$2");
        return "p" + (days.contains("t") ? days.replaceFirst("t$", "") : "t" + days);
    }

    /** The usual spelling: {@code 1h30m}, {@code 3s}. */
    public static String written(Duration length) {
        return length.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
