package dev.arrshell.internal.emulator;

import java.time.Duration;
import java.time.Instant;

/** How the servers of one size boot. Plain values, so that they can be kept. */
public sealed interface Boot {

    /** What happens to a server that begins to boot now. */
    Start begin(Instant now, long draw, Ground ground);

    /**
     * Boots in the same time always.
     *
     * @param time from creation to Ready
     */
    record Fixed(Duration time) implements Boot {
        @Override
        public Start begin(Instant now, long draw, Ground ground) {
            return Start.readyAt(now.plus(time));
        }
    }

    /**
     * Boots in a time drawn evenly from a range.
     *
     * @param atLeast the shortest time
     * @param atMost the longest time
     * @param seed what the draws follow from
     */
    record Between(Duration atLeast, Duration atMost, long seed) implements Boot {
        @Override
        public Start begin(Instant now, long draw, Ground ground) {
            double range = atMost.minus(atLeast).toNanos() + 1.0;
            long nanos = (long) (Draws.unit(seed, draw) * range);
            return Start.readyAt(now.plus(atLeast).plusNanos(nanos));
        }
    }

    /**
     * Is booted when somebody has looked often enough, whatever the clock says.
     *
     * @param polls how many reads of its properties find it Starting
     */
    record AfterPolls(int polls) implements Boot {
        @Override
        public Start begin(Instant now, long draw, Ground ground) {
            return Start.afterPolls(polls);
        }
    }

    /** Boots for ever. */
    record Never() implements Boot {
        @Override
        public Start begin(Instant now, long draw, Ground ground) {
            return Start.never();
        }
    }

    /**
     * Fails to boot.
     *
     * @param reason why, in words
     * @param after how long after its creation
     */
    record Failing(String reason, Duration after) implements Boot {
        @Override
        public Start begin(Instant now, long draw, Ground ground) {
            return Start.failing(SessionEnd.failed(
                    now.plus(after), Decisions.STARTUP_FAILURE, ground.startFailed(reason)));
        }
    }
}
