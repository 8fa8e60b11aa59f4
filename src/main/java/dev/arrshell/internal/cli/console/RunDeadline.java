package dev.arrshell.internal.cli.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Bounds a run in real time: interrupts it, and where it does not heed that ends the process, whose ending stops what
 * was started.
 */
public final class RunDeadline implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** So that a wait gives up by itself first, with better words. */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    private final Optional<Duration> atMost;
    private final Thread run = Thread.currentThread();
    private final long begun = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean passed;

    private RunDeadline(Optional<Duration> atMost) {
        this.atMost = atMost;
    }

    /** Watches the thread that calls this. */
    public static RunDeadline of(Optional<Duration> atMost) {
        RunDeadline deadline = new RunDeadline(atMost);
        if (atMost.isPresent()) {
            Thread watch = new Thread(deadline::watch, "arr-deadline");
            watch.setDaemon(true);
            watch.start();
        }
        return deadline;
    }

    private void watch() {
        if (!ended(atMost.orElseThrow())) {
            passed = true;
            run.interrupt();
            if (!ended(GRACE)) {
                System.exit(ExitCodes.DEADLINE);
            }
        }
    }

    private boolean ended(Duration within) {
        try {
            return over.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** How long a wait may take; what it would take anyway where there is no deadline. */
    public Duration forWaiting(Duration otherwise) {
        return atMost.map(all -> all.minusNanos(System.nanoTime() - begun).minus(HEAD_START))
                .map(left -> left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left)
                .orElse(otherwise);
    }

    public boolean passed() {
        return passed;
    }

    public String words() {
        return "the run took longer than --timeout "
                + atMost.map(Duration::toString).orElse("");
    }

    /** An interrupt that came of the deadline has done its work and must not hinder the ending. */
    @Override
    public void close() {
        over.countDown();
        if (passed) {
            Thread.interrupted();
        }
    }
}
