package dev.arrshell.internal.service.binding;

import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets answers be late without holding the thread that took the request.
 *
 * <p>A virtual clock stands still while its client has a request under way, so nobody but the emulator could bring the
 * moment of a late answer about, and waiting for it would never end. So it moves the clock to that moment itself, which
 * is just what a slow service looks like to a client: time has passed when the answer comes. What others wait for on the
 * way happens on the way, at its own moment. In real time nothing is moved and the answer comes when the time has passed.
 */
final class DelayScheduler {

    private final TimeSource time;
    private final Executor threads;

    DelayScheduler(TimeSource time, Executor threads) {
        this.time = time;
        this.threads = threads;
    }

    void after(Duration late, Runnable action) {
        if (time instanceof VirtualClock clock) {
            Instant moment = clock.instant().plus(late);
            execute(() -> {
                clock.advanceTo(moment);
                action.run();
            });
        } else {
            time.after(late).thenRun(() -> execute(action));
        }
    }

    /** A server that is being closed takes no more work; what is open is then cut off here. */
    private void execute(Runnable action) {
        try {
            threads.execute(action);
        } catch (RejectedExecutionException closing) {
            action.run();
        }
    }
}
