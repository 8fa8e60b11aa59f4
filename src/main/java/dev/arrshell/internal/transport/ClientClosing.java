package dev.arrshell.internal.transport;

import java.util.concurrent.CompletableFuture;

/** Signal that a client was closed, which ends the pauses between its requests. Thread-safe. */
public final class ClientClosing {

    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Gives the signal. The actions that wait for it run on this thread. */
    public void close() {
        closed.complete(null);
    }

    /** Whether the signal was given. */
    public boolean isGiven() {
        return closed.isDone();
    }

    /** Makes the signal of a client that shares the connections of this one, and so is closed with it. */
    public ClientClosing shared() {
        ClientClosing other = new ClientClosing();
        onClose(other.closed, other::close);
        return other;
    }

    /** Runs an action when the client is closed, at once if it is already, unless a future is completed before. */
    public void onClose(CompletableFuture<?> before, Runnable action) {
        // Unlike thenRun, anyOf leaves nothing behind on a signal that is not given for long.
        CompletableFuture.anyOf(closed, before).whenComplete((nothing, failure) -> {
            if (closed.isDone() && !before.isDone()) {
                action.run();
            }
        });
    }

    /** Ends a wait early when the client is closed. */
    public CompletableFuture<Void> endEarly(CompletableFuture<Void> wait) {
        onClose(wait, () -> wait.complete(null));
        return wait;
    }
}
