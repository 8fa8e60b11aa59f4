package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.BootPlan;
import dev.arrshell.internal.service.session.ServerPool;
import dev.arrshell.internal.service.session.SessionEnd;
import java.time.Duration;
import java.time.Instant;

/** How the servers of one size boot. Plain values, so that they can be kept. */
public sealed interface BootModel {

    /** What happens to a server that begins to boot now. */
    BootPlan begin(Instant now, long draw, ServerPool ground);

    /**
     * Boots in the same time always.
     *
     * @param time from creation to Ready
     */
    record Fixed(Duration time) implements BootModel {
        @Override
        public BootPlan begin(Instant now, long draw, ServerPool ground) {
            return BootPlan.readyAt(now.plus(time));
        }
    }

    /**
     * Boots in a time drawn evenly from a range.
     *
     * @param atLeast the shortest time
     * @param atMost the longest time
     * @param seed what the draws follow from
     */
    record Between(Duration atLeast, Duration atMost, long seed) implements BootModel {
        @Override
        public BootPlan begin(Instant now, long draw, ServerPool ground) {
            double range = atMost.minus(atLeast).toNanos() + 1.0;
            long nanos = (long) (SeededRandom.unit(seed, draw) * range);
            return BootPlan.readyAt(now.plus(atLeast).plusNanos(nanos));
        }
    }

    /**
     * Is booted when somebody has looked often enough, whatever the clock says.
     *
     * @param polls how many reads of its properties find it Starting
     */
    record AfterPolls(int polls) implements BootModel {
        @Override
        public BootPlan begin(Instant now, long draw, ServerPool ground) {
            return BootPlan.afterPolls(polls);
        }
    }

    /** Boots for ever. */
    record Never() implements BootModel {
        @Override
        public BootPlan begin(Instant now, long draw, ServerPool ground) {
            return BootPlan.never();
        }
    }

    /**
     * Fails to boot.
     *
     * @param reason why, in words
     * @param after how long after its creation
     */
    record Failing(String reason, Duration after) implements BootModel {
        @Override
        public BootPlan begin(Instant now, long draw, ServerPool ground) {
            return BootPlan.failing(
                    SessionEnd.failed(now.plus(after), ServiceAssumptions.STARTUP_FAILURE, ground.startFailed(reason)));
        }
    }
}
