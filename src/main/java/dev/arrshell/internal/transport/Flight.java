package dev.arrshell.internal.transport;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request on its way. It waits until a thread takes it, and is given up before that, so that not a byte of it ever
 * leaves, or after that, when it may have arrived: which of the two is settled once. Each of the two waits has the same
 * deadline, in real time. Thread-safe.
 */
final class Flight {

    private final HttpRequest request;
    private final Duration atMost;
    private final CompletableFuture<HttpResponse<byte[]>> answer = new CompletableFuture<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile long takenAt;
    private volatile Future<?> thread;

    /** It was given up before a thread took it; the cause says why. */
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

    Flight(HttpRequest request, Duration atMost) {
        this.request = request;
        this.atMost = atMost;
    }

    /** The answer, or why there is none: a {@link NeverSentException} where nothing was sent. */
    CompletableFuture<HttpResponse<byte[]>> answer() {
        return answer;
    }

    /** Begins to wait for a thread, which is told so that it can be called back. */
    void waiting(Future<?> sender) {
        thread = sender;
        watch(atMost.toNanos());
    }

    /** Sends and waits for the answer, unless the request was given up meanwhile. */
    void fly(HttpClient client) {
        takenAt = System.nanoTime();
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        try {
            answer.complete(client.send(request, LimitedBody.handler()));
        } catch (InterruptedException calledBack) {
            answer.completeExceptionally(new ClosedException());
        } catch (IOException | RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    /** Ends all, those that wait for a thread first: one that comes free would take the next. */
    static void closeAll(Collection<Flight> flights) {
        flights.forEach(flight -> flight.giveUpWaiting(new ClosedException()));
        flights.forEach(flight -> flight.giveUp(new ClosedException()));
    }

    /** Gives it up. Without effect if there is an answer already. */
    void giveUp(Throwable why) {
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
        answer.completeExceptionally(why);
        Future<?> sender = thread;
        if (sender != null) {
            sender.cancel(true);
        }
    }

    private void watch(long nanos) {
        CompletableFuture<Void> alarm = new CompletableFuture<Void>().orTimeout(nanos, TimeUnit.NANOSECONDS);
        alarm.whenComplete((nothing, late) -> {
            if (late != null) {
                alarmed();
            }
        });
        answer.whenComplete((landed, failure) -> alarm.complete(null));
    }

    /** The time in which it waited for its thread is not the answer's. */
    private void alarmed() {
        if (giveUpWaiting(new TimeoutException())) {
            return;
        }
        long left = takenAt + atMost.toNanos() - System.nanoTime();
        if (left > 0) {
            watch(left);
        } else {
            end(new TimeoutException());
        }
    }
}
