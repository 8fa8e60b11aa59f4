package dev.arrshell.internal.pool;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Lease;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The life of each session of a pool: start, boot, extensions, end. It tells the pool of changes and failures, never within
 * the lock.
 *
 * @param state the sessions
 * @param settings the pool's settings
 * @param starter starts a session
 * @param time the clock; its pauses do not move a virtual one
 * @param changed told after a change
 * @param succeeded told of a start that succeeded
 * @param failed told of a start that failed, and that the client is closed
 */
record PoolLifecycle(
        PoolState state,
        PoolSettings settings,
        Supplier<CompletableFuture<PoolServer>> starter,
        TimeSource time,
        Runnable changed,
        Runnable succeeded,
        Consumer<Throwable> failed) {

    private static final Duration STOP_AGAIN = Duration.ofSeconds(30);

    /** The time after a lease's end at which the service has surely noticed it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Longer than a session boots, so that a start whose answer was lost has ended with its lease by then. */
    private static final Duration LONGEST_BOOT = Duration.ofHours(1);

    void begin(PoolMember member) {
        CompletableFuture<PoolServer> start;
        try {
            start = starter.get();
        } catch (RuntimeException unexpected) {
            start = CompletableFuture.failedFuture(unexpected);
        }
        start.whenComplete((server, failure) -> {
            if (failure != null) {
                notStarted(member, Futures.cause(failure));
                return;
            }
            boolean isWanted = state.locked(() -> {
                member.server = server;
                return !state.closed;
            });
            if (isWanted) {
                boot(member);
            } else {
                stop(member);
            }
        });
    }

    /** A start whose answer was lost holds its place until its session has surely ended. */
    private void notStarted(PoolMember member, Throwable failure) {
        if (failure instanceof StartUncertainException) {
            boolean isClosed = state.locked(() -> {
                member.state = MemberState.STOPPING;
                member.uncertain = failure;
                return state.closed;
            });
            if (isClosed) {
                member.ended.completeExceptionally(failure);
            }
            time.whenPassed(settings.lease().plus(LONGEST_BOOT)).thenRun(() -> ended(member));
        } else {
            state.locked(() -> {
                state.budget.notStarted(member);
                return null;
            });
            remove(member);
        }
        failed.accept(failure);
    }

    private void boot(PoolMember member) {
        AsyncSteps.held(time, () -> {
            CompletableFuture<SessionProperties> wait = member.server.awaitReady();
            member.wait = wait;
            wait.whenComplete((seen, failure) -> booted(member, seen, Futures.cause(failure)));
        });
    }

    private void booted(PoolMember member, SessionProperties seen, Throwable failure) {
        if (failure == null) {
            ready(member, seen);
            return;
        }
        if (hasEnded(failure)) {
            remove(member);
        } else {
            stop(member);
        }
        if (!state.isClosed()) {
            failed.accept(failure);
        }
    }

    static boolean hasEnded(Throwable failure) {
        return failure instanceof SessionEndedException || failure instanceof SessionNotFoundException;
    }

    static boolean isClientClosed(Throwable failure) {
        return failure instanceof ArrException known && known.failure().isClientClosed();
    }

    private void ready(PoolMember member, SessionProperties seen) {
        boolean isNew = state.locked(() -> {
            member.seen = seen;
            member.readySince = time.nanoTime() - seen.elapsed().toNanos();
            return makeIdle(member, MemberState.STARTING);
        });
        if (isNew) {
            AsyncSteps.held(time, () -> serve(member));
        }
    }

    private void serve(PoolMember member) {
        succeeded.run();
        if (member.isExtendable) {
            keep(member);
        } else {
            stopAfterLease(member);
        }
        changed.run();
    }

    /** Within the lock: makes the session idle, if it is in the given state. */
    boolean makeIdle(PoolMember member, MemberState from) {
        member.idleSince = time.nanoTime();
        return PoolState.change(member, MemberState.IDLE, from);
    }

    private void keep(PoolMember member) {
        Runnable keeping = member.server.keepLease(settings.leaseLeft(), Lease.LONGEST, event -> heard(member, event));
        boolean isOver = state.locked(() -> {
            member.keeping = keeping;
            return member.is(MemberState.STOPPING) || member.is(MemberState.ENDED) || !member.isExtendable;
        });
        if (isOver) {
            keeping.run();
        }
    }

    private void heard(PoolMember member, LeaseEvent event) {
        switch (event.kind()) {
            case EXTENDED -> extended(member, event.lease());
            case AT_LIMIT -> {
                state.locked(() -> member.isAtLimit = true);
                changed.run();
            }
            case ENDED -> {
                if (event.seen().filter(seen -> seen.status().isTerminal()).isPresent()) {
                    endedByItself(member);
                } else {
                    stop(member);
                }
            }
            case FAILED -> {}
        }
    }

    /** Once the budget allows no extension after this one, the session ends with its lease. */
    private void extended(PoolMember member, Duration lease) {
        boolean isLast = state.locked(() -> {
            member.isExtendable = state.budget.extend(member, lease);
            return !member.isExtendable;
        });
        if (isLast) {
            member.keeping.run();
            stopAfterLease(member);
        }
    }

    private void stopAfterLease(PoolMember member) {
        Duration left = state.locked(() -> member.unused(time.nanoTime()));
        time.whenPassed(left.plus(GRACE)).thenRun(() -> stop(member));
    }

    /** The session has ended, though the pool did not stop it. */
    private void endedByItself(PoolMember member) {
        if (state.locked(() -> !member.is(MemberState.STOPPING))) {
            ended(member);
        }
    }

    /** Stops the session, once. */
    void stop(PoolMember member) {
        boolean isFirst = state.locked(() -> PoolState.change(
                member,
                MemberState.STOPPING,
                MemberState.STARTING,
                MemberState.IDLE,
                MemberState.CHECKED,
                MemberState.LENT));
        if (isFirst) {
            member.keeping.run();
            member.wait.cancel(true);
            sendStop(member);
        }
    }

    /** Asks for the stop, again until it succeeds or the pool is closed. */
    void sendStop(PoolMember member) {
        member.server.stop().whenComplete((done, failure) -> {
            Throwable cause = Futures.cause(failure);
            if (failure == null || hasEnded(cause)) {
                ended(member);
            } else if (state.isClosed()) {
                member.ended.completeExceptionally(cause);
            } else if (isClientClosed(cause)) {
                member.ended.completeExceptionally(cause);
                failed.accept(cause);
            } else {
                time.whenPassed(STOP_AGAIN).thenRun(() -> sendStop(member));
            }
        });
    }

    /** The session has ended. */
    void ended(PoolMember member) {
        remove(member);
        changed.run();
    }

    private void remove(PoolMember member) {
        if (state.locked(() -> state.remove(member, time.nanoTime()))) {
            member.keeping.run();
            member.ended.complete(null);
        }
    }
}
