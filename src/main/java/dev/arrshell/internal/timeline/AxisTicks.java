package dev.arrshell.internal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Round moments between two others, few enough to be labelled. */
final class AxisTicks {

    private static final int MOST = 8;

    private static final long[] STEPS = {
        1, 5, 10, 30, 60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };

    private AxisTicks() {}

    static List<Instant> of(Instant from, Instant to) {
        long step = step(Duration.between(from, to).toSeconds());
        long first = (from.getEpochSecond() + step - 1) / step * step;
        return LongStream.iterate(first, at -> at <= to.getEpochSecond(), at -> at + step)
                .mapToObj(Instant::ofEpochSecond)
                .toList();
    }

    /** The smallest of the round steps that is large enough; beyond a day, whole days. */
    private static long step(long seconds) {
        return LongStream.of(STEPS)
                .filter(step -> seconds / step <= MOST)
                .findFirst()
                .orElseGet(() -> (seconds / (MOST * 86_400L) + 1) * 86_400L);
    }
}
