package dev.arrshell.internal.timeline;

import java.time.Duration;
import java.time.Instant;

/** Puts moments at places, evenly. */
record TimeScale(Instant from, Instant to, int places) {

    /** 0 for the first moment, {@code places} for the last; what lies outside is put at the nearer end. */
    double place(Instant moment) {
        Duration all = Duration.between(from, to);
        if (all.isZero()) {
            return 0;
        }
        double part = seconds(Duration.between(from, moment)) / seconds(all);
        return Math.max(0, Math.min(1, part)) * places;
    }

    /** The column, of so many, that holds a moment. */
    int column(Instant moment) {
        return Math.min(places - 1, (int) place(moment));
    }

    private static double seconds(Duration length) {
        return length.toSeconds() + length.toNanosPart() / 1e9;
    }
}
