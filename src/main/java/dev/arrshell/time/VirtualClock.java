package dev.arrshell.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A clock that moves only by waits and by {@link #advance(Duration)}. When there is a wait and no work is under way
 * ({@link #hold()}), it jumps to the end of the first wait, so that a four-hour wait takes no time and everything still
 * happens in order and at its moment. It only goes forward. Thread-safe.
 *
 * <p>A wait by {@link #whenPassed(Duration)} does not make it jump: it ends when another wait, or
 * {@link #advance(Duration)}, moves the clock past it.
 *
 * <p>What depends on a wait runs in the thread whose call let the clock jump, and the clock stands still meanwhile, as
 * it does while the end of work runs. Both may begin work, wait, sleep and move the clock; only blocking on a future of
 * {@link #after(Duration)} there would last for ever.
 */
public final class VirtualClock implements TimeSource {

    /** Where a clock starts unless told: the minute of the session page's recorded answer. */
    private static final Instant START = Instant.parse("2019-05-09T16:17:50Z");

    /** Longer than any request may take, so only work that never ends is left behind. */
    private static final long PATIENCE_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Timer> timers = new TreeSet<>();
    private final Set<Work> underWay = new HashSet<>();
    private final ThreadLocal<Work> ending = new ThreadLocal<>();
    private final Instant start;
    private volatile Duration passed = Duration.ZERO;
    private volatile Duration shift = Duration.ZERO;
    private Duration goal = Duration.ZERO;
    private int advances;
    private int driving;
    private long sequence;

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
     * sets off is let finish before the clock goes on, work that was under way before is not waited for. When two
     * threads move the clock at once, both lengths count.
     *
     * @param length how far; zero does nothing
     * @throws NullPointerException if {@code length} is null
     * @throws IllegalArgumentException if {@code length < 0}: time only goes forward
     */
    public void advance(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("a clock only goes forward, not by " + length);
        }
        boolean nested = ending.get() != null;
        move(() -> beginning(nested).plus(length));
    }

    /**
     * Moves the clock forward to a moment, as {@link #advance} does by a length. Two threads that move it to the same
     * moment at once both find it there.
     *
     * @param moment where to; nothing happens if the clock is there or beyond
     * @throws NullPointerException if {@code moment} is null
     */
    public void advanceTo(Instant moment) {
        Duration target = Duration.between(start, Objects.requireNonNull(moment, "moment"));
        move(() -> later(passed, target));
    }

    private void move(Supplier<Duration> goalOfAll) {
        giveUpEndings();
        Set<Work> before = new HashSet<>();
        Duration target = locked(() -> {
            before.addAll(underWay);
            return begin(goalOfAll.get());
        });
        try {
            for (Timer next = due(target, before); next != null; next = due(target, before)) {
                next.fire();
            }
        } finally {
            locked(this::finish);
        }
        settle();
    }

    /** The time from which a move counts: now for one that follows from a wait, the end of the other moves for an independent thread. */
    private Duration beginning(boolean nested) {
        return nested || advances == 0 ? passed : later(passed, goal);
    }

    private Duration begin(Duration target) {
        goal = later(goal, target);
        advances++;
        return target;
    }

    private Duration finish() {
        advances--;
        if (advances == 0) {
            goal = Duration.ZERO;
        }
        return goal;
    }

    /**
     * Moves the wall clock alone, as when a laptop sleeps or its clock is set: {@link #instant()} jumps, while
     * {@link #nanoTime()} and all waits stay where they are.
     *
     * @param by how far; negative sets it back
     * @throws NullPointerException if {@code by} is null
     */
    public void shiftWall(Duration by) {
        Objects.requireNonNull(by, "by");
        shift = locked(() -> shift.plus(by));
    }

    @Override
    public CompletableFuture<Void> after(Duration delay) {
        if (delay.isZero() || delay.isNegative()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> wait = schedule(delay, true);
        settle();
        return wait;
    }

    @Override
    public CompletableFuture<Void> whenPassed(Duration delay) {
        boolean now = delay.isZero() || delay.isNegative();
        return now ? CompletableFuture.completedFuture(null) : schedule(delay, false);
    }

    private CompletableFuture<Void> schedule(Duration delay, boolean drives) {
        Timer timer = locked(() -> {
            Timer made = new Timer(passed.plus(delay), sequence++, drives);
            timers.add(made);
            driving += made.drive;
            return made;
        });
        timer.wait.whenComplete((nothing, failure) -> locked(() -> remove(timer)));
        return timer.wait;
    }

    private boolean remove(Timer timer) {
        boolean removed = timers.remove(timer);
        driving -= removed ? timer.drive : 0;
        return removed;
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (length.isZero() || length.isNegative()) {
            return;
        }
        CompletableFuture<Void> wait = schedule(length, true);
        giveUpEndings();
        while (!wait.isDone() && fireEarliest()) {
            // each round lets one wait end, until it is this one or work is under way
        }
        settle();
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
        Work work = new Work(false);
        locked(() -> underWay.add(work));
        giveUpEndings();
        return work;
    }

    /** Jumps from wait to wait until work is under way again or no wait is left; inside a jump, its own loop goes on. */
    private void settle() {
        boolean more = !isFiring();
        while (more) {
            more = fireEarliest();
        }
    }

    private boolean fireEarliest() {
        Timer next = locked(() -> underWay.isEmpty() && driving > 0 ? moveToNext() : null);
        if (next != null) {
            next.fire();
        }
        return next != null;
    }

    /** The next wait up to a moment; when there is none, the clock is at that moment. */
    private Timer due(Duration target, Set<Work> before) {
        return locked(() -> {
            awaitEnd(before);
            if (timers.isEmpty() || timers.first().at.compareTo(target) > 0) {
                passed = later(passed, target);
                return null;
            }
            return moveToNext();
        });
    }

    /** Waits until nothing is under way but what was before, and what has run out of patience counts as before. */
    private void awaitEnd(Set<Work> before) {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = false;
        while (left > 0 && !before.containsAll(underWay)) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        before.addAll(underWay);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The wait's end counts as work in the same step, so that the clock does not go on before what follows from it is known. */
    private Timer moveToNext() {
        Timer next = timers.pollFirst();
        if (next != null) {
            driving -= next.drive;
            passed = later(passed, next.at);
            underWay.add(next.end);
        }
        return next;
    }

    /** Whether this thread runs what depends on a wait, so that a loop below it goes on when that is done. */
    private boolean isFiring() {
        for (Work work = ending.get(); work != null; work = work.outer) {
            if (work.firing) {
                return true;
            }
        }
        return false;
    }

    /** New work, a sleep or a move shows what the end of the old work leads to, so the old work is over. */
    private void giveUpEndings() {
        for (Work work = ending.get(); work != null; work = work.outer) {
            giveUp(work);
        }
    }

    private void giveUp(Work work) {
        locked(() -> {
            changed.signalAll();
            return underWay.remove(work);
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public String toString() {
        return "VirtualClock(" + instant() + ")";
    }

    /** A reason for which time stands still: a request on the wire, or the end of a wait while its followers run. */
    private final class Work implements Hold {

        private final boolean firing;
        private boolean released;
        private Work outer;

        Work(boolean firing) {
            this.firing = firing;
        }

        @Override
        public void release(Runnable last) {
            if (locked(this::releasedBefore)) {
                last.run();
                return;
            }
            try {
                end(last);
            } finally {
                settle();
            }
        }

        private boolean releasedBefore() {
            boolean before = released;
            released = true;
            return before;
        }

        void end(Runnable last) {
            outer = ending.get();
            ending.set(this);
            try {
                last.run();
            } finally {
                restore();
                giveUp(this);
            }
        }

        private void restore() {
            if (outer == null) {
                ending.remove();
            } else {
                ending.set(outer);
            }
        }
    }

    private final class Timer implements Comparable<Timer> {

        private final Duration at;
        private final long sequence;
        private final int drive;
        private final CompletableFuture<Void> wait = new CompletableFuture<>();
        private final Work end = new Work(true);

        Timer(Duration at, long sequence, boolean drives) {
            this.at = at;
            this.sequence = sequence;
            this.drive = drives ? 1 : 0;
        }

        void fire() {
            end.end(() -> wait.complete(null));
        }

        @Override
        public int compareTo(Timer other) {
            int byMoment = at.compareTo(other.at);
            return byMoment != 0 ? byMoment : Long.compare(sequence, other.sequence);
        }
    }
}
