package dev.arrshell.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The time of the machine. One daemon thread ends all waits; what depends on a wait runs on other threads, since it may
 * block, and the common pool may have a single thread.
 */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime();

    /** Longer than any machine runs; the JDK's timers count nanoseconds in a long. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final long IDLE_SECONDS = 10;

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
        Future<?> timer = Timers.SHARED.schedule(
                () -> wait.completeAsync(() -> null, Followers.POOL), nanos(delay), TimeUnit.NANOSECONDS);
        wait.whenComplete((nothing, failure) -> timer.cancel(false));
        return wait;
    }

    private static long nanos(Duration length) {
        return length.compareTo(LONGEST) < 0 ? length.toNanos() : LONGEST.toNanos();
    }

    /** As many threads as are needed; they end when idle, so the pool is never shut down. */
    private static final class Followers {

        static final Executor POOL = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Followers::daemon);

        private Followers() {}

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "arr-after");
            thread.setDaemon(true);
            return thread;
        }
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
