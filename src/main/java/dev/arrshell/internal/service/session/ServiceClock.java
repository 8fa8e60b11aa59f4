package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The clock that clients see, in the {@code Date} header and in tokens. It can be ahead of the true time or behind it;
 * sessions live by the true time. Thread-safe.
 */
public final class ServiceClock implements InstantSource {

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final InstantSource time;
    private volatile Duration skew = Duration.ZERO;
    private volatile Formatted formatted = Formatted.of(Instant.EPOCH);

    private record Formatted(long second, String text) {

        static Formatted of(Instant moment) {
            return new Formatted(moment.getEpochSecond(), text(moment.atOffset(ZoneOffset.UTC)));
        }

        /** Formatted by hand, because a formatter would first load the data of many languages. */
        private static String text(OffsetDateTime time) {
            return DAYS[time.getDayOfWeek().ordinal()] + ", "
                    + padded(time.getDayOfMonth()) + " "
                    + MONTHS[time.getMonth().ordinal()] + " "
                    + time.getYear() + " "
                    + padded(time.getHour()) + ":"
                    + padded(time.getMinute()) + ":"
                    + padded(time.getSecond()) + " GMT";
        }

        private static String padded(int number) {
            return number < 10 ? "0" + number : String.valueOf(number);
        }
    }

    public ServiceClock(InstantSource time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return time.instant().plus(skew);
    }

    /** The {@code Date} header, formatted once a second. */
    public String date() {
        Instant now = instant();
        Formatted last = formatted;
        if (last.second() != now.getEpochSecond()) {
            last = Formatted.of(now);
            formatted = last;
        }
        return last.text();
    }

    public Duration skew() {
        return skew;
    }

    public void skew(Duration ahead) {
        if (ahead.abs().compareTo(ServiceAssumptions.LONGEST_CONTROLLED) > 0) {
            throw new IllegalArgumentException("a clock is at most 3650 days wrong, not " + ahead);
        }
        skew = ahead;
    }
}
