package dev.arrshell.internal.transport;

import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Rate limiter for the calls of one account: no minute sees more than so many, as the service counts calls per account
 * and answers 429 beyond a limit. First come, first served; a waiting call holds no thread. Thread-safe.
 */
public final class CallRateLimiter {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final int perMinute;
    private final TimeSource time;
    private final Deque<CompletableFuture<Void>> queue = new ArrayDeque<>();
    private final Deque<Long> granted = new ArrayDeque<>();
    private boolean timerSet;

    /**
     * Makes a limiter that has counted nothing yet.
     *
     * @param perMinute the most calls in any minute, 0 for no limit
     * @param time the clock that the minutes are measured with
     */
    public CallRateLimiter(int perMinute, TimeSource time) {
        this.perMinute = perMinute;
        this.time = time;
    }

    /** Completes when the caller may send one request. Cancelling the future gives the turn up. */
    public CompletableFuture<Void> turn() {
        if (perMinute == 0) {
            return NOW;
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (this) {
            queue.add(turn);
        }
        serve();
        return turn;
    }

    private void serve() {
        Duration untilNext;
        List<CompletableFuture<Void>> served = new ArrayList<>();
        synchronized (this) {
            untilNext = grant(served);
        }
        if (!untilNext.isZero()) {
            time.after(untilNext).thenRun(() -> {
                synchronized (this) {
                    timerSet = false;
                }
                serve();
            });
        }
        served.forEach(turn -> turn.complete(null));
    }

    /** Moves the calls whose turn it is from the queue. Returns the wait for the next turn, or zero if a timer is set. */
    private Duration grant(List<CompletableFuture<Void>> served) {
        long now = time.nanoTime();
        queue.removeIf(CompletableFuture::isDone);
        while (!queue.isEmpty() && roomAt(now)) {
            granted.add(now);
            served.add(queue.poll());
        }
        if (queue.isEmpty() || timerSet) {
            return Duration.ZERO;
        }
        timerSet = true;
        return Duration.ofNanos(granted.peek() + WINDOW.toNanos() - now);
    }

    private boolean roomAt(long now) {
        while (!granted.isEmpty() && now - granted.peek() >= WINDOW.toNanos()) {
            granted.poll();
        }
        return granted.size() < perMinute;
    }
}
