package dev.arrshell.internal.pool;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.error.WaitException;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.policy.Backoff;
import dev.arrshell.pool.PoolException;
import dev.arrshell.pool.PoolMetrics;
import dev.arrshell.pool.PoolSessionInfo;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Queue of the calls that wait for a session of a pool. After each change {@link #update} decides within the lock which
 * sessions are lent, started and stopped, and does so outside of it. No thread waits. Of all its waits, only the deadlines of
 * the calls move a virtual clock.
 */
final class PoolEngine {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PoolSettings settings;
    private final TimeSource time;
    private final PoolState state;
    private final PoolLifecycle lifecycle;
    private final Backoff backoff = Backoff.of(Duration.ofSeconds(1), LONGEST_PAUSE);
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private boolean isPausing;
    private long pauseUntil;
    private boolean isAwaitingNextDay;
    private boolean isAwaitingIdle;
    private int failures;
    private Throwable lastFailure;
    private long acquired;
    private Duration waited = Duration.ZERO;
    private Duration longest = Duration.ZERO;

    /** A call that waits for a session. */
    private record Waiter(CompletableFuture<PoolMember> result, long since) {}

    PoolEngine(PoolSettings settings, Supplier<CompletableFuture<PoolServer>> starter, TimeSource time) {
        this.settings = settings;
        this.time = time;
        this.state = new PoolState(new PoolBudget(settings, time));
        this.lifecycle = new PoolLifecycle(state, settings, starter, time, this::update, this::succeeded, this::failed);
    }

    /** Lends sessions that are idle, starts those that are missing, stops those that were idle for long. */
    void update() {
        AsyncSteps.held(time, () -> {
            List<Runnable> actions = state.locked(() -> state.closed ? List.of() : decide());
            actions.forEach(Runnable::run);
        });
    }

    private List<Runnable> decide() {
        List<Runnable> actions = new ArrayList<>();
        lend(actions);
        start(actions);
        release(actions);
        return actions;
    }

    private void lend(List<Runnable> actions) {
        waiters.removeIf(waiter -> waiter.result().isDone());
        while (!waiters.isEmpty()) {
            Optional<PoolMember> idle =
                    state.in(MemberState.IDLE).max(Comparator.comparingLong(member -> member.idleSince));
            if (idle.isEmpty()) {
                return;
            }
            Waiter waiter = waiters.poll();
            idle.get().state = MemberState.CHECKED;
            actions.add(() -> check(idle.get(), waiter));
        }
    }

    private void start(List<Runnable> actions) {
        int starting = state.count(MemberState.STARTING);
        int wanted = waiters.size() + settings.min() - state.count(MemberState.IDLE) - starting;
        int room = settings.max() - state.size();
        for (int i = Math.min(wanted, room); i > 0 && !isPausing; i--) {
            Optional<String> refusal = state.budget.refusal();
            if (refusal.isPresent()) {
                refuse(actions, waiters.size() - starting, refusal.get());
                awaitNextDay(actions);
                return;
            }
            PoolMember member = state.add();
            starting++;
            actions.add(() -> lifecycle.begin(member));
        }
    }

    /** Tries again at midnight, when the budget of the next day begins. */
    private void awaitNextDay(List<Runnable> actions) {
        if (!isAwaitingNextDay) {
            isAwaitingNextDay = true;
            Duration left = state.budget.untilNextDay();
            actions.add(() -> time.whenPassed(left).thenRun(() -> {
                state.locked(() -> isAwaitingNextDay = false);
                update();
            }));
        }
    }

    /** Fails the last calls of the queue, for which no session is starting. */
    private void refuse(List<Runnable> actions, int number, String why) {
        for (int i = 0; i < number; i++) {
            Waiter last = waiters.pollLast();
            actions.add(() -> last.result()
                    .completeExceptionally(new PoolException(
                            PoolException.Kind.BUDGET,
                            "no session of the pool is free: " + why + " (nothing was sent)",
                            null)));
        }
    }

    private void release(List<Runnable> actions) {
        state.in(MemberState.IDLE)
                .filter(member -> member.isAtLimit)
                .forEach(member -> actions.add(() -> stopIdle(member)));
        List<PoolMember> kept = state.in(MemberState.IDLE)
                .filter(member -> !member.isAtLimit)
                .sorted(Comparator.comparingLong(member -> member.idleSince))
                .toList();
        List<PoolMember> longest = kept.subList(0, Math.max(0, kept.size() - settings.min()));
        for (PoolMember member : longest) {
            Duration left = settings.idleFor().minusNanos(time.nanoTime() - member.idleSince);
            if (left.compareTo(Duration.ZERO) > 0) {
                awaitIdle(actions, left);
                return;
            }
            actions.add(() -> stopIdle(member));
        }
    }

    /** One timer for all sessions: it ends when the one that was idle first has been so for long. */
    private void awaitIdle(List<Runnable> actions, Duration left) {
        if (!isAwaitingIdle) {
            isAwaitingIdle = true;
            actions.add(() -> time.whenPassed(left).thenRun(() -> {
                state.locked(() -> isAwaitingIdle = false);
                update();
            }));
        }
    }

    /** Stops a session, unless another thread has lent it since the decision. */
    private void stopIdle(PoolMember member) {
        if (state.locked(() -> PoolState.change(member, MemberState.CHECKED, MemberState.IDLE))) {
            lifecycle.stop(member);
        }
    }

    /** A session for the caller, who gives it back. */
    CompletableFuture<PoolMember> acquire(Duration atMost) {
        Waiter waiter = new Waiter(new CompletableFuture<>(), time.nanoTime());
        boolean isOpen = state.locked(() -> !state.closed && waiters.add(waiter));
        if (!isOpen) {
            return CompletableFuture.failedFuture(closedAlready());
        }
        AsyncSteps.held(time, () -> {
            update();
            awaitBy(waiter, atMost);
        });
        return waiter.result();
    }

    private void awaitBy(Waiter waiter, Duration atMost) {
        if (!waiter.result().isDone()) {
            // The start before may have taken its time.
            CompletableFuture<Void> deadline = time.after(atMost.minusNanos(time.nanoTime() - waiter.since()));
            waiter.result().whenComplete((member, failure) -> deadline.cancel(false));
            deadline.thenRun(() -> waiter.result().completeExceptionally(late(waiter, atMost)));
        }
    }

    private static PoolException closedAlready() {
        return new PoolException(
                PoolException.Kind.CLOSED,
                "the pool is closed, or its client is, so it gives no session (nothing was sent)",
                null);
    }

    private PoolException late(Waiter waiter, Duration atMost) {
        return state.locked(() -> {
            waiters.remove(waiter);
            String trouble = lastFailure == null ? "" : " The last start failed: " + lastFailure.getMessage();
            return new PoolException(
                    PoolException.Kind.LATE,
                    "no session of the pool was free within " + DurationText.format(atMost) + ": max " + settings.max()
                            + ", lent " + state.count(MemberState.LENT) + ", starting "
                            + state.count(MemberState.STARTING)
                            + ". To wait longer: acquire(…); to allow more sessions: max(…)." + trouble,
                    lastFailure);
        });
    }

    /** Looks whether the session is still ready before it is lent. */
    private void check(PoolMember member, Waiter waiter) {
        member.server.properties().whenComplete((seen, failure) -> {
            boolean isReady = failure == null && seen.status() == SessionStatus.READY;
            if (isReady && state.locked(() -> lent(member, seen))) {
                handOver(member, waiter);
                return;
            }
            boolean isClosed = state.locked(() -> {
                if (!state.closed) {
                    waiters.addFirst(waiter);
                }
                return state.closed;
            });
            if (isClosed) {
                waiter.result().completeExceptionally(closedAlready());
            }
            if (failure == null && seen.status().isTerminal()) {
                lifecycle.ended(member);
            } else {
                lifecycle.stop(member);
                update();
            }
        });
    }

    private static boolean lent(PoolMember member, SessionProperties seen) {
        member.seen = seen;
        return PoolState.change(member, MemberState.LENT, MemberState.CHECKED);
    }

    private void handOver(PoolMember member, Waiter waiter) {
        Duration length = Duration.ofNanos(time.nanoTime() - waiter.since());
        // Counted before the caller has the session and may look at the figures.
        Duration longestBefore = state.locked(() -> count(length));
        if (!waiter.result().complete(member)) {
            state.locked(() -> takeBack(length, longestBefore));
            giveBack(member, false);
        }
    }

    private Duration count(Duration length) {
        Duration before = longest;
        acquired++;
        waited = waited.plus(length);
        longest = length.compareTo(longest) > 0 ? length : longest;
        return before;
    }

    /** The caller had given up meanwhile. */
    private Duration takeBack(Duration length, Duration longestBefore) {
        acquired--;
        waited = waited.minus(length);
        longest = longest.equals(length) ? longestBefore : longest;
        return longest;
    }

    /** Takes a session back, to lend it again or to stop it. */
    void giveBack(PoolMember member, boolean isUnfit) {
        boolean isKept = state.locked(() -> !isUnfit
                && !settings.isStoppedOnReturn()
                && !member.isAtLimit
                && !state.closed
                && lifecycle.makeIdle(member, MemberState.LENT));
        if (!isKept) {
            lifecycle.stop(member);
        }
        update();
    }

    private void succeeded() {
        state.locked(() -> {
            failures = 0;
            lastFailure = null;
            return null;
        });
    }

    /** No start is tried before the latest end of the pauses after the failures. */
    private void failed(Throwable failure) {
        List<Waiter> refused = new ArrayList<>();
        Optional<Duration> pause = state.locked(() -> {
            lastFailure = failure;
            failures++;
            state.closed |= PoolLifecycle.isClientClosed(failure);
            if (state.closed || isLasting(failure)) {
                refused.addAll(waiters);
                waiters.clear();
            }
            Duration length = backoff.next(failures);
            long until = time.nanoTime() + length.toNanos();
            boolean isFirst = !isPausing;
            isPausing = true;
            pauseUntil = isFirst || until - pauseUntil > 0 ? until : pauseUntil;
            return isFirst ? Optional.of(length) : Optional.empty();
        });
        Throwable why = PoolLifecycle.isClientClosed(failure) ? closedAlready() : failure;
        refused.forEach(waiter -> waiter.result().completeExceptionally(why));
        pause.ifPresent(length -> time.whenPassed(length).thenRun(this::resume));
    }

    private void resume() {
        long left = state.locked(() -> {
            long rest = pauseUntil - time.nanoTime();
            isPausing = rest > 0;
            return rest;
        });
        if (left > 0) {
            time.whenPassed(Duration.ofNanos(left)).thenRun(this::resume);
        } else {
            update();
        }
    }

    private static boolean isLasting(Throwable failure) {
        return !(failure instanceof WaitException)
                && !(failure instanceof StartUncertainException)
                && !(failure instanceof ArrException known && RetryRules.isPassing(known));
    }

    /** Stops all, and returns them; each tells when it has ended. */
    List<PoolMember> close() {
        List<Waiter> refused = new ArrayList<>();
        List<PoolMember> stopping = new ArrayList<>();
        List<PoolMember> all = state.locked(() -> {
            state.closed = true;
            refused.addAll(waiters);
            waiters.clear();
            stopping.addAll(state.in(MemberState.STOPPING).toList());
            return state.members();
        });
        refused.forEach(waiter -> waiter.result().completeExceptionally(closedAlready()));
        stopping.forEach(this::endNow);
        all.stream().filter(member -> member.server != null).forEach(lifecycle::stop);
        return all;
    }

    private void endNow(PoolMember member) {
        if (member.server == null) {
            member.ended.completeExceptionally(member.uncertain);
        } else {
            lifecycle.sendStop(member);
        }
    }

    List<PoolSessionInfo> sessions() {
        return state.locked(() -> state.members().stream()
                .map(member -> member.info(time.nanoTime()))
                .toList());
    }

    PoolMetrics metrics() {
        return state.locked(() -> new PoolMetrics(
                state.size(),
                state.count(MemberState.STARTING),
                state.count(MemberState.IDLE),
                state.count(MemberState.LENT),
                waiters.size(),
                acquired,
                longest,
                acquired == 0 ? Duration.ZERO : waited.dividedBy(acquired),
                state.budget.startedToday()));
    }
}
