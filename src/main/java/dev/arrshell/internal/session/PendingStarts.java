package dev.arrshell.internal.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The starts whose outcome is not known yet, including those that were given up: a process that ends with one of them
 * pending may leave a session whose id it does not know. Thread-safe.
 */
public final class PendingStarts {

    private final Set<CompletableFuture<?>> open = new HashSet<>();
    private boolean closed;

    /**
     * Counts a start in.
     *
     * @return to be completed when it is known what became of it; null if no more starts are allowed
     */
    synchronized CompletableFuture<Void> enter() {
        if (closed) {
            return null;
        }
        CompletableFuture<Void> settled = new CompletableFuture<>();
        open.add(settled);
        settled.whenComplete((nothing, failure) -> left(settled));
        return settled;
    }

    /** Whether no more starts are allowed. */
    public synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void left(CompletableFuture<?> settled) {
        open.remove(settled);
    }

    /**
     * Allows no more starts, and waits for those under way. An interrupt does not hasten it; the flag is restored.
     *
     * @param atMost how long to wait, in real time
     * @return true if of each start it is known what became of it
     */
    public boolean close(Duration atMost) {
        CompletableFuture<Void> all = all();
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    all.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized CompletableFuture<Void> all() {
        closed = true;
        return CompletableFuture.allOf(open.toArray(CompletableFuture<?>[]::new));
    }
}
