package dev.arrshell.internal.timeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments, with the date where it is not the day of the beginning. All of them in UTC. */
record InstantFormatter(Instant from) {

    private static final DateTimeFormatter TIME = formatter("HH:mm:ss'Z'");
    private static final DateTimeFormatter FULL = formatter("uuuu-MM-dd HH:mm:ss'Z'");
    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd");

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    String words(Instant moment) {
        return (DAY.format(moment).equals(DAY.format(from)) ? TIME : FULL).format(moment);
    }

    /** For an axis, whose beginning is written in full elsewhere. */
    static String minute(Instant moment) {
        return (moment.getEpochSecond() % 60 == 0 ? MINUTE : TIME).format(moment);
    }

    static String full(Instant moment) {
        return FULL.format(moment);
    }
}
