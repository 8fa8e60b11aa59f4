package dev.arrshell.internal.transport;

import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Spaces the calls of one account so that no minute sees more than so many, whoever makes them: the service counts per
 * account and answers 429 beyond. First come, first served; who waits holds no thread. Thread-safe.
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
     * Begins with nothing counted.
     *
     * @param perMinute how many calls any minute may see, 0 for as many as come
     * @param time the minutes' clock
     */
    public CallRateLimiter(int perMinute, TimeSource time) {
        this.perMinute = perMinute;
        this.time = time;
    }

    /** Completes when it is the caller's turn to send one request. Cancelling it gives the turn up. */
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

    /** Moves whoever's turn it is from the queue; tells how long until the next one's, if nobody watches yet. */
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
