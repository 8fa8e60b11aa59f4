package dev.arrshell.internal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The linear scale of a timeline.
 *
 * @param length the length of the axis, in columns or points
 */
record TimeScale(Instant from, Instant to, int length) {

    private static final int MAX_TICKS = 8;
    private static final long DAY = 86_400;
    private static final long[] STEPS = {
        1, 5, 10, 30, 60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, DAY
    };

    /** The position of an instant: 0 for the first, {@code length} for the last; instants outside are moved to the ends. */
    double position(Instant instant) {
        Duration all = Duration.between(from, to);
        if (all.isZero()) {
            return 0;
        }
        double part = seconds(Duration.between(from, instant)) / seconds(all);
        return Math.max(0, Math.min(1, part)) * length;
    }

    /** The column that contains an instant. */
    int column(Instant instant) {
        return Math.min(length - 1, (int) position(instant));
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / 1e9;
    }

    /** Round instants within the scale, few enough for labels. */
    List<Instant> ticks() {
        long step = step(Duration.between(from, to).toSeconds());
        long first = (from.getEpochSecond() + step - 1) / step * step;
        return LongStream.iterate(first, at -> at <= to.getEpochSecond(), at -> at + step)
                .mapToObj(Instant::ofEpochSecond)
                .toList();
    }

    /** The smallest sufficient step; for more than a day a number of whole days. */
    private static long step(long seconds) {
        return LongStream.of(STEPS)
                .filter(step -> seconds / step <= MAX_TICKS)
                .findFirst()
                .orElseGet(() -> (seconds / (MAX_TICKS * DAY) + 1) * DAY);
    }
}
