package dev.arrshell.internal.timeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formatter of instants in UTC, with the date unless it is that of the beginning. */
record InstantFormatter(Instant from) {

    private static final DateTimeFormatter TIME = formatter("HH:mm:ss'Z'");
    private static final DateTimeFormatter FULL = formatter("uuuu-MM-dd HH:mm:ss'Z'");
    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd");

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    String format(Instant moment) {
        return (DAY.format(moment).equals(DAY.format(from)) ? TIME : FULL).format(moment);
    }

    /** For the labels of an axis. */
    static String label(Instant moment) {
        return (moment.getEpochSecond() % 60 == 0 ? MINUTE : TIME).format(moment);
    }

    static String full(Instant moment) {
        return FULL.format(moment);
    }
}
