package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.text.DurationText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The limit that {@code --timeout} sets to a run, in real time. When it passes, the thread of the run is interrupted; if the
 * run does not end within ten seconds, the process ends, and its shutdown hooks stop what was started.
 */
public final class RunDeadline implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Waits end by themselves this much earlier, with a better message than that of an interrupt. */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    private final Optional<Duration> atMost;
    private final Thread run = Thread.currentThread();
    private final long begun = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean passed;

    private RunDeadline(Optional<Duration> atMost) {
        this.atMost = atMost;
    }

    /** Starts to watch the calling thread. */
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

    /** How long a wait may take: until the deadline, or the given time if there is none. */
    public Duration limit(Duration otherwise) {
        return atMost.map(all -> all.minusNanos(System.nanoTime() - begun).minus(HEAD_START))
                .map(left -> left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left)
                .orElse(otherwise);
    }

    public boolean passed() {
        return passed;
    }

    public String message() {
        return "the run took longer than --timeout "
                + atMost.map(DurationText::typed).orElse("");
    }

    /** Stops watching; clears the interrupt of the deadline, which must not disturb the clean-up. */
    @Override
    public void close() {
        over.countDown();
        if (passed) {
            Thread.interrupted();
        }
    }
}
