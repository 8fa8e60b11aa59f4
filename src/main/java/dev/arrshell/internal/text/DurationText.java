package dev.arrshell.internal.text;

import java.time.Duration;
import java.util.Locale;

/** Format of lengths of time for people: {@code 42s}, {@code 10m00s}, {@code 4h00m}. */
public final class DurationText {

    private static final int DAY_HOURS = 100;

    private DurationText() {}

    /**
     * Writes a length of time in its two largest units.
     *
     * @param span any length; fractions of a second are dropped, the sign is kept
     * @return {@code 42s} below a minute, {@code 1m10s} below an hour, {@code 4h00m} below 100 hours, else {@code 30d2h}
     */
    public static String format(Duration span) {
        if (span.isNegative()) {
            return "-" + format(span.negated());
        }
        if (span.toMinutes() == 0) {
            return span.toSeconds() + "s";
        }
        if (span.toHours() == 0) {
            return text("%dm%02ds", span.toMinutes(), span.toSecondsPart());
        }
        return span.toHours() < DAY_HOURS
                ? text("%dh%02dm", span.toHours(), span.toMinutesPart())
                : text("%dd%dh", span.toDays(), span.toHoursPart());
    }

    /** Writes a length as it is typed: {@code 1h30m}, {@code 3s}, {@code 1ms}. */
    public static String typed(Duration span) {
        boolean isMillis = span.toSeconds() == 0 && span.toMillis() != 0 && span.toNanosPart() % 1_000_000 == 0;
        return isMillis ? span.toMillis() + "ms" : units(span);
    }

    private static String units(Duration span) {
        return span.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String text(String format, Object... parts) {
        return String.format(Locale.ROOT, format, parts);
    }
}
