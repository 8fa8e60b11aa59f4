package dev.arrshell.internal.auth;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The difference between the service's clock and this machine's, by the {@code Date} of the last answer. It matters as a
 * token's expiry is a moment on the service's clock. Thread-safe.
 */
final class ClockSkew {

    /** {@code Date} has whole seconds and an answer takes a while to arrive: less than this counts as no difference. */
    private static final Duration NOISE = Duration.ofSeconds(5);

    private final InstantSource local;
    private volatile Duration ahead = Duration.ZERO;

    ClockSkew(InstantSource local) {
        this.local = local;
    }

    /** Measures the difference by an answer that has just arrived; without effect if it has no date. */
    void learn(WireResponse answer) {
        WireResponseReader.date(answer).map(this::differenceTo).ifPresent(difference -> ahead = difference);
    }

    private Duration differenceTo(Instant theirs) {
        Duration difference = Duration.between(local.instant(), theirs);
        return difference.abs().compareTo(NOISE) < 0 ? Duration.ZERO : difference;
    }

    /** The difference for a message; empty if there is none. */
    Optional<String> describe() {
        return ahead.isZero()
                ? Optional.empty()
                : Optional.of("this machine's clock is " + DurationText.format(ahead.abs())
                        + (ahead.isNegative() ? " ahead of" : " behind") + " the service's");
    }

    /** Forgets the difference, when it cannot be right. */
    void reset() {
        ahead = Duration.ZERO;
    }

    /** The service's clock, as far as known. */
    InstantSource serviceClock() {
        return () -> local.instant().plus(ahead);
    }
}
