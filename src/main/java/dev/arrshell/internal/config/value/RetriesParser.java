package dev.arrshell.internal.config.value;

import dev.arrshell.internal.text.DurationParser;
import java.time.Duration;
import java.util.regex.Pattern;

/** Parser of the settings for repeated calls. */
public final class RetriesParser {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private RetriesParser() {}

    /**
     * Parses how often a call is sent again at most; {@code off} is zero.
     *
     * @throws IllegalArgumentException if the text is neither off nor a number from 0 to 999
     */
    public static int parse(String text) {
        if (text.equalsIgnoreCase("off")) {
            return 0;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither a number from 0 to 999 nor off");
        }
        return Integer.parseInt(text);
    }

    /**
     * Parses how long a call goes on at most.
     *
     * @throws IllegalArgumentException if the text is no duration longer than zero
     */
    public static Duration within(String text) {
        Duration within = DurationParser.parse(text);
        if (within.isZero()) {
            throw new IllegalArgumentException("'" + text + "' is not allowed: a duration longer than zero is needed");
        }
        return within;
    }
}
