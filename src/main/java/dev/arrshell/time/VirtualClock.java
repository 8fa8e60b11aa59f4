package dev.arrshell.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that stands still until somebody waits on it or moves it. When someone waits and no work is under way
 * ({@link #hold()}), it jumps to the moment that is waited for first, so that a four-hour wait takes no time and still
 * everything happens in order and on the tick. It only goes forward. Thread-safe.
 *
 * <p>Who waits with {@link #whenPassed(Duration)} does not make it jump: such a wait happens when somebody else's wait,
 * or {@link #advance(Duration)}, takes the clock past it.
 */
public final class VirtualClock implements TimeSource {

    /** Where a clock starts unless told: the minute of the session page's recorded answer. */
    private static final Instant START = Instant.parse("2019-05-09T16:17:50Z");

    /** Longer than any request may take, so only work that never ends is left behind. */
    private static final long PATIENCE_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final TreeSet<Timer> timers = new TreeSet<>();
    private final Instant start;
    private volatile Duration passed = Duration.ZERO;
    private volatile Duration shift = Duration.ZERO;
    private long sequence;
    private int driving;
    private int holds;
    private Thread mover;

    /** Starts a clock at 9 May 2019, 16:17:50 UTC, the date on the session page. */
    public VirtualClock() {
        this(START);
    }

    /**
     * Starts a clock.
     *
     * @param start what it shows first
     * @throws NullPointerException if {@code start} is null
     */
    public VirtualClock(Instant start) {
        this.start = Objects.requireNonNull(start, "start");
    }

    @Override
    public Instant instant() {
        return start.plus(passed).plus(shift);
    }

    @Override
    public long nanoTime() {
        return passed.toNanos();
    }

    /**
     * Moves the clock forward. All that is waited for on the way happens at its own moment and in order; work that it
     * sets off is let finish before the clock goes on.
     *
     * @param length how far; zero does nothing
     * @throws NullPointerException if {@code length} is null
     * @throws IllegalArgumentException if {@code length < 0}: time only goes forward
     */
    public void advance(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("a clock only goes forward, not by " + length);
        }
        boolean outermost = take(true);
        try {
            Duration target = passed.plus(length);
            for (Timer next = due(target); next != null; next = due(target)) {
                next.fire();
            }
            moveTo(target);
        } finally {
            giveBack(outermost);
        }
        settle();
    }

    /**
     * Moves the wall clock alone, as when a laptop sleeps or somebody sets its clock: {@link #instant()} jumps, while
     * {@link #nanoTime()} and all waits stay where they are.
     *
     * @param by how far; negative sets it back
     * @throws NullPointerException if {@code by} is null
     */
    public void shiftWall(Duration by) {
        Objects.requireNonNull(by, "by");
        lock.lock();
        try {
            shift = shift.plus(by);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CompletableFuture<Void> after(Duration delay) {
        CompletableFuture<Void> wait = schedule(delay, true);
        settle();
        return wait;
    }

    @Override
    public CompletableFuture<Void> whenPassed(Duration delay) {
        if (!delay.isNegative() && !delay.isZero()) {
            return schedule(delay, false);
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> schedule(Duration delay, boolean drives) {
        lock.lock();
        try {
            Timer timer = new Timer(passed.plus(delay.isNegative() ? Duration.ZERO : delay), sequence++, drives);
            timers.add(timer);
            driving += drives ? 1 : 0;
            timer.wait.whenComplete((nothing, failure) -> forget(timer));
            return timer.wait;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Timer timer) {
        lock.lock();
        try {
            if (timers.remove(timer)) {
                driving -= timer.drives ? 1 : 0;
            }
        } finally {
            lock.unlock();
        }
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
    public Hold hold() {
        lock.lock();
        try {
            holds++;
        } finally {
            lock.unlock();
        }
        return this::release;
    }

    private void release(Runnable last) {
        lock.lock();
        try {
            holds--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            last.run();
        } finally {
            settle();
        }
    }

    /** Jumps from wait to wait until work is under way again or nobody waits. */
    private void settle() {
        while (take(false)) {
            try {
                fireEarliest();
            } finally {
                giveBack(true);
            }
        }
    }

    /** Makes this thread the one that moves the clock; true if it was not before. */
    private boolean take(boolean insist) {
        Thread me = Thread.currentThread();
        lock.lock();
        try {
            while (insist && mover != null && mover != me) {
                idle.awaitUninterruptibly();
            }
            if (mover != null || !insist && (holds > 0 || driving == 0)) {
                return false;
            }
            mover = me;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(boolean taken) {
        if (!taken) {
            return;
        }
        lock.lock();
        try {
            mover = null;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fireEarliest() {
        Timer next;
        lock.lock();
        try {
            next = holds > 0 || driving == 0 ? null : moveToNext();
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.fire();
        }
    }

    private Timer due(Duration target) {
        lock.lock();
        try {
            awaitIdle();
            boolean nothingDue = timers.isEmpty() || timers.first().at.compareTo(target) > 0;
            return nothingDue ? null : moveToNext();
        } finally {
            lock.unlock();
        }
    }

    private void awaitIdle() {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = false;
        while (holds > 0 && left > 0) {
            try {
                left = idle.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Timer moveToNext() {
        Timer next = timers.pollFirst();
        if (next != null) {
            driving -= next.drives ? 1 : 0;
            passed = next.at.compareTo(passed) > 0 ? next.at : passed;
        }
        return next;
    }

    private void moveTo(Duration target) {
        lock.lock();
        try {
            passed = target.compareTo(passed) > 0 ? target : passed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "VirtualClock(" + instant() + ")";
    }

    private static final class Timer implements Comparable<Timer> {

        private final Duration at;
        private final long sequence;
        private final boolean drives;
        private final CompletableFuture<Void> wait = new CompletableFuture<>();

        Timer(Duration at, long sequence, boolean drives) {
            this.at = at;
            this.sequence = sequence;
            this.drives = drives;
        }

        void fire() {
            wait.complete(null);
        }

        @Override
        public int compareTo(Timer other) {
            int byMoment = at.compareTo(other.at);
            return byMoment != 0 ? byMoment : Long.compare(sequence, other.sequence);
        }
    }
}
