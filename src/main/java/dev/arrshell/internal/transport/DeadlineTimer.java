package dev.arrshell.internal.transport;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The flights that are not over, and one timer for the first deadline of all: one for each would wake a thread for each
 * request. Thread-safe.
 */
final class DeadlineTimer {

    private final Set<PendingRequest> open = new HashSet<>();
    private CompletableFuture<Void> timer;
    private long timerAt;
    private boolean closed;

    /** Watches a flight until it is over. False if no more are admitted. */
    synchronized boolean admit(PendingRequest flight) {
        if (!closed) {
            open.add(flight);
            watch(flight);
        }
        return !closed;
    }

    private synchronized void watch(PendingRequest flight) {
        long deadline = flight.deadline();
        if (!closed && (timer == null || deadline - timerAt < 0)) {
            set(deadline);
        }
    }

    synchronized void over(PendingRequest flight) {
        open.remove(flight);
    }

    /** Admits no more, and gives those that are not over. */
    synchronized List<PendingRequest> close() {
        closed = true;
        stop();
        return List.copyOf(open);
    }

    private void set(long moment) {
        stop();
        timerAt = moment;
        timer = new CompletableFuture<>();
        // First, or a timer that goes off at once would ring here, under the lock.
        timer.thenRun(this::ring);
        timer.completeOnTimeout(null, Math.max(1, moment - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void ring() {
        // Not under the lock: whoever waits for an answer may have much to do when none comes.
        due().stream().filter(flight -> !flight.expire()).forEach(this::watch);
    }

    private synchronized List<PendingRequest> due() {
        long now = System.nanoTime();
        List<PendingRequest> due =
                open.stream().filter(flight -> flight.deadline() - now <= 0).toList();
        stop();
        open.stream()
                .mapToLong(PendingRequest::deadline)
                .map(deadline -> deadline - now)
                .filter(left -> left > 0)
                .min()
                .ifPresent(left -> set(now + left));
        return due;
    }
}
