package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.WireResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request on its way. It waits until somebody takes it, and is given up before that, so that not a byte of it ever
 * leaves, or after that, when it may have arrived: which of the two is settled once. Each of the two waits has the same
 * deadline, in real time, for which {@link DeadlineTimer} looks. Thread-safe.
 */
abstract class PendingRequest {

    private final long atMost;
    private final long launchedAt = System.nanoTime();
    private final CompletableFuture<WireResponse> answer = new CompletableFuture<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile long takenAt;
    private volatile boolean givenUp;

    /** It was given up before anybody took it; the cause says why. */
    static final class NeverSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NeverSentException(Throwable why) {
            super(why);
        }
    }

    /** Whoever sends has been closed, so sending once more is of no use. */
    static final class ClosedException extends IOException {

        private static final long serialVersionUID = 1L;

        ClosedException() {
            super("the client was closed");
        }
    }

    PendingRequest(Duration atMost) {
        this.atMost = atMost.toNanos();
    }

    /** The answer, or why there is none: a {@link NeverSentException} where nothing was sent. */
    final CompletableFuture<WireResponse> answer() {
        return answer;
    }

    /** Sets out over these connections, at once or when they have room. */
    abstract void over(HttpClientHolder connections) throws IOException;

    /** Takes it, unless it was given up meanwhile. */
    final boolean take() {
        takenAt = System.nanoTime();
        return settled.compareAndSet(false, true);
    }

    /** Until when it waits, as {@link System#nanoTime()} counts: to be taken, and then anew for the answer. */
    final long deadline() {
        return (settled.get() ? takenAt : launchedAt) + atMost;
    }

    /** Ends it if it has waited long enough. False if it was taken just now, so that its answer has all of its time. */
    final boolean expire() {
        boolean late = giveUpWaiting(new TimeoutException()) || deadline() - System.nanoTime() <= 0;
        if (late) {
            end(new TimeoutException());
        }
        return late;
    }

    /** Ends all, those that wait to be taken first: whoever comes free would take the next. */
    static void closeAll(Collection<PendingRequest> flights) {
        flights.forEach(flight -> flight.giveUpWaiting(new ClosedException()));
        flights.forEach(flight -> flight.giveUp(new ClosedException()));
    }

    /** Gives it up. Without effect if there is an answer already. */
    final void giveUp(Throwable why) {
        if (!giveUpWaiting(why)) {
            end(why);
        }
    }

    private boolean giveUpWaiting(Throwable why) {
        boolean neverSent = settled.compareAndSet(false, true);
        if (neverSent) {
            end(new NeverSentException(why));
        }
        return neverSent;
    }

    private void end(Throwable why) {
        if (answer.completeExceptionally(why)) {
            givenUp = true;
            callBack();
        }
    }

    /** Whether nobody waits for an answer any more that has not come. */
    final boolean isGivenUp() {
        return givenUp;
    }

    /** Ends the waiting for an answer. Whoever has it is left alone: what is made of it may not be interrupted. */
    abstract void callBack();
}
