package dev.arrshell.internal.auth;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How far the service's clock is from ours, as the {@code Date} of its last answer tells. A token's expiry is a moment
 * on the service's clock. Thread-safe.
 */
final class ClockSkew {

    /** {@code Date} has whole seconds and an answer travels a while: less than this is no difference. */
    private static final Duration NOISE = Duration.ofSeconds(5);

    private final InstantSource ours;
    private volatile Duration ahead = Duration.ZERO;

    ClockSkew(InstantSource ours) {
        this.ours = ours;
    }

    /** Learns from an answer that has just come. One without a date teaches nothing. */
    void learn(WireResponse answer) {
        WireResponseReader.date(answer).map(this::beside).ifPresent(difference -> ahead = difference);
    }

    private Duration beside(Instant theirs) {
        Duration difference = Duration.between(ours.instant(), theirs);
        return difference.abs().compareTo(NOISE) < 0 ? Duration.ZERO : difference;
    }

    /** The difference for a message; empty if there is none. */
    Optional<String> words() {
        return ahead.isZero()
                ? Optional.empty()
                : Optional.of("this machine's clock is " + DurationText.format(ahead.abs())
                        + (ahead.isNegative() ? " ahead of" : " behind") + " the service's");
    }

    /** Forgets what was learned, when it cannot be. */
    void distrust() {
        ahead = Duration.ZERO;
    }

    /** The service's clock, as far as known. */
    InstantSource theirs() {
        return () -> ours.instant().plus(ahead);
    }
}
