package dev.arrshell.internal.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock that the service shows to its clients, in the {@code Date} header and in tokens. It may go wrong by a fixed
 * length; sessions live by the true time. Thread-safe.
 */
final class ServiceClock implements InstantSource {

    private final InstantSource time;
    private volatile Duration skew = Duration.ZERO;

    ServiceClock(InstantSource time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return time.instant().plus(skew);
    }

    Duration skew() {
        return skew;
    }

    void skew(Duration ahead) {
        skew = ahead;
    }
}
