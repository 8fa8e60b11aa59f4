package dev.arrshell.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A clock that ticks and can be moved ahead, for an emulator at a prompt: sessions boot in real time, and the end of a
 * lease can be reached at once. A wait ends at its moment, whether that is reached by ticking or by {@link #advance}. It
 * only goes forward. Thread-safe.
 */
public final class AdvanceableSystemClock implements TimeSource {

    private final TimeSource base;
    private final TreeSet<Timer> timers = new TreeSet<>();
    private volatile Duration ahead = Duration.ZERO;
    private long sequence;

    /** Starts a clock that shows the machine's time. */
    public AdvanceableSystemClock() {
        this(TimeSource.system());
    }

    /**
     * Starts a clock.
     *
     * @param base what makes it tick; the clock shows the same until it is moved
     * @throws NullPointerException if {@code base} is null
     */
    public AdvanceableSystemClock(TimeSource base) {
        this.base = Objects.requireNonNull(base, "base");
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public long nanoTime() {
        return base.nanoTime() + ahead.toNanos();
    }

    /**
     * How far the clock has been moved.
     *
     * @return what it is ahead of the one it ticks with; zero at first
     */
    public Duration ahead() {
        return ahead;
    }

    /**
     * Moves the clock forward. Waits that end on the way are woken in the order of their moments, each when the clock
     * shows that moment.
     *
     * @param length how far; zero does nothing
     * @throws NullPointerException if {@code length} is null
     * @throws IllegalArgumentException if {@code length < 0}: time only goes forward
     */
    public void advance(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("a clock only goes forward, not by " + length);
        }
        long target = nanoTime() + length.toNanos();
        for (Timer next = due(target); next != null; next = due(target)) {
            next.wait.complete(null);
        }
        moveTo(target);
    }

    private synchronized Timer due(long target) {
        if (timers.isEmpty() || timers.first().at - target > 0) {
            return null;
        }
        Timer next = timers.pollFirst();
        moveTo(next.at);
        return next;
    }

    private synchronized void moveTo(long moment) {
        long missing = moment - nanoTime();
        if (missing > 0) {
            ahead = ahead.plusNanos(missing);
        }
    }

    @Override
    public CompletableFuture<Void> after(Duration delay) {
        Timer timer = add(delay);
        CompletableFuture<Void> tick = base.after(delay);
        tick.thenRun(() -> timer.wait.complete(null));
        timer.wait.whenComplete((nothing, failure) -> {
            forget(timer);
            tick.cancel(false);
        });
        return timer.wait;
    }

    private synchronized Timer add(Duration delay) {
        Timer timer = new Timer(nanoTime() + delay.toNanos(), sequence++);
        timers.add(timer);
        return timer;
    }

    private synchronized void forget(Timer timer) {
        timers.remove(timer);
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        CompletableFuture<Void> wait = after(length);
        try {
            wait.get();
        } catch (InterruptedException e) {
            wait.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "AdvanceableSystemClock(" + instant() + ")";
    }

    private static final class Timer implements Comparable<Timer> {

        private final long at;
        private final long sequence;
        private final CompletableFuture<Void> wait = new CompletableFuture<>();

        Timer(long at, long sequence) {
            this.at = at;
            this.sequence = sequence;
        }

        @Override
        public int compareTo(Timer other) {
            // As a difference, since nanoTime may run over.
            int byMoment = Long.compare(at - other.at, 0);
            return byMoment != 0 ? byMoment : Long.compare(sequence, other.sequence);
        }
    }
}
