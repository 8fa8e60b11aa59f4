package dev.arrshell.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's own time. One daemon thread wakes all that wait; what follows runs in the common pool. */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime();

    /** Longer than any machine runs; the JDK's timers count nanoseconds in a long. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private SystemTime() {}

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        TimeUnit.NANOSECONDS.sleep(nanos(length));
    }

    @Override
    public CompletableFuture<Void> after(Duration delay) {
        CompletableFuture<Void> wait = new CompletableFuture<>();
        Future<?> timer =
                Timers.SHARED.schedule(() -> wait.completeAsync(() -> null), nanos(delay), TimeUnit.NANOSECONDS);
        wait.whenComplete((nothing, failure) -> timer.cancel(false));
        return wait;
    }

    private static long nanos(Duration length) {
        return length.compareTo(LONGEST) < 0 ? length.toNanos() : LONGEST.toNanos();
    }

    /** Made when the first wait begins, so that a program that never waits has no thread for it. */
    private static final class Timers {

        static final ScheduledThreadPoolExecutor SHARED = new ScheduledThreadPoolExecutor(1, Timers::daemon);

        static {
            SHARED.setRemoveOnCancelPolicy(true);
        }

        private Timers() {}

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "arr-timer");
            thread.setDaemon(true);
            return thread;
        }
    }
}
