package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.BootPlan;
import dev.arrshell.internal.service.session.ServerPool;
import dev.arrshell.internal.service.session.SessionEnd;
import java.time.Duration;
import java.time.Instant;

/** Model of the boot of one size's servers. A plain value, so that it can be stored. */
public sealed interface BootModel {

    /**
     * Plans the boot of a server.
     *
     * @param number counts the servers of an emulator, for models that draw
     */
    BootPlan plan(ServerPool pool, Instant now, long number);

    /**
     * Always the same time.
     *
     * @param time from creation to Ready
     */
    record Fixed(Duration time) implements BootModel {
        @Override
        public BootPlan plan(ServerPool pool, Instant now, long number) {
            return BootPlan.readyAt(now.plus(time));
        }
    }

    /**
     * A time drawn evenly from a range.
     *
     * @param atLeast the shortest time
     * @param atMost the longest time
     * @param seed determines the draws
     */
    record Between(Duration atLeast, Duration atMost, long seed) implements BootModel {
        @Override
        public BootPlan plan(ServerPool pool, Instant now, long number) {
            return BootPlan.readyAt(now.plus(new DurationRange(atLeast, atMost).drawn(seed, number)));
        }
    }

    /**
     * Ready after a number of reads, independent of the clock.
     *
     * @param polls how many reads of the properties find the session Starting
     */
    record AfterPolls(int polls) implements BootModel {
        @Override
        public BootPlan plan(ServerPool pool, Instant now, long number) {
            return BootPlan.afterPolls(polls);
        }
    }

    /** Never ready. */
    record Never() implements BootModel {
        @Override
        public BootPlan plan(ServerPool pool, Instant now, long number) {
            return BootPlan.never();
        }
    }

    /**
     * A boot that fails.
     *
     * @param reason the reason in words
     * @param after the time from creation to Error
     */
    record Failing(String reason, Duration after) implements BootModel {
        @Override
        public BootPlan plan(ServerPool pool, Instant now, long number) {
            return BootPlan.failing(SessionEnd.failed(
                    now.plus(after),
                    ServiceAssumptions.STARTUP_FAILURE,
                    ServiceAssumptions.bootFailed(pool.size(), pool.region(), reason)));
        }
    }
}
