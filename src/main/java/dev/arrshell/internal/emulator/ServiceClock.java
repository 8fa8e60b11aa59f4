package dev.arrshell.internal.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The clock that the service shows to its clients, in the {@code Date} header and in tokens. It may go wrong by a fixed
 * length; sessions live by the true time. Thread-safe.
 */
final class ServiceClock implements InstantSource {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource time;
    private volatile Duration skew = Duration.ZERO;
    private volatile Written written = Written.of(Instant.EPOCH);

    private record Written(long second, String text) {

        static Written of(Instant moment) {
            return new Written(moment.getEpochSecond(), DATE.format(moment));
        }
    }

    ServiceClock(InstantSource time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return time.instant().plus(skew);
    }

    /** The {@code Date} header, written once a second. */
    String date() {
        Instant now = instant();
        Written last = written;
        if (last.second() != now.getEpochSecond()) {
            last = Written.of(now);
            written = last;
        }
        return last.text();
    }

    Duration skew() {
        return skew;
    }

    void skew(Duration ahead) {
        skew = ahead;
    }
}
