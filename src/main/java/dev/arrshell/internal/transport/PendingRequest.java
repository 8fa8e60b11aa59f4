package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.WireResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * One request on its way. It waits for a thread that sends it, then for its answer, each no longer than a deadline in real
 * time. A request that is given up before a thread takes it is never sent; after that it may have arrived.
 * Thread-safe.
 */
final class PendingRequest {

    private final HttpRequest request;
    private final Duration atMost;
    private final int largestAnswer;
    private final CompletableFuture<Void> taken = new CompletableFuture<>();
    private final CompletableFuture<WireResponse> answer = new CompletableFuture<>();

    /** The request was given up before a thread took it; the cause says why. */
    static final class NeverSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NeverSentException(Throwable why) {
            super(why);
        }
    }

    /** The client was closed, so that sending once more is of no use. */
    static final class ClosedException extends IOException {

        private static final long serialVersionUID = 1L;

        ClosedException() {
            super("the client was closed");
        }
    }

    PendingRequest(HttpRequest request, Duration atMost, int largestAnswer) {
        this.request = request;
        this.atMost = atMost;
        this.largestAnswer = largestAnswer;
        taken.whenComplete((nothing, why) -> {
            if (why != null) {
                answer.completeExceptionally(new NeverSentException(why));
            }
        });
    }

    /** The answer, or why there is none: a {@link NeverSentException} where nothing was sent. */
    CompletableFuture<WireResponse> answer() {
        return answer;
    }

    /** Whether the request needs TLS. */
    boolean isSecure() {
        return "https".equalsIgnoreCase(request.uri().getScheme());
    }

    /** Sends the request on one of these threads, as soon as one is free. */
    void sendOn(Executor threads, HttpClient client) {
        within(taken);
        threads.execute(() -> send(client));
    }

    /** Sends the request and waits for the answer on this thread, unless the request was given up. */
    void send(HttpClient client) {
        if (!taken.complete(null)) {
            return;
        }
        Sending sending = new Sending(client);
        within(answer).whenComplete((response, failure) -> sending.cancel(true));
        sending.run();
        if (sending.isCancelled()) {
            // The interrupt that ended the sending may have come after its last wait.
            Thread.interrupted();
        }
    }

    private <T> CompletableFuture<T> within(CompletableFuture<T> wait) {
        return wait.orTimeout(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Gives the request up if no thread has taken it yet. */
    void giveUpUnsent(Throwable why) {
        taken.completeExceptionally(why);
    }

    /** Gives the request up. Without effect if there is an answer already. */
    void giveUp(Throwable why) {
        if (!taken.completeExceptionally(why) && !taken.isCompletedExceptionally()) {
            answer.completeExceptionally(why);
        }
    }

    /** The JDK's blocking call. Cancelling it interrupts its thread while the call lasts, and no longer. */
    private final class Sending extends FutureTask<WireResponse> {

        Sending(HttpClient client) {
            super(() -> {
                HttpResponse<byte[]> response = client.send(request, LimitedBodySubscriber.handler(largestAnswer));
                return new WireResponse(
                        response.statusCode(), response.headers().map(), body(response));
            });
        }

        /** The answer of a proxy in place of the server's has none. */
        private static byte[] body(HttpResponse<byte[]> response) {
            return response.body() == null ? new byte[0] : response.body();
        }

        @Override
        protected void set(WireResponse response) {
            super.set(response);
            answer.complete(response);
        }

        /** An interrupt that is no cancellation is meant for a caller that waits on this thread: it is handed on to it. */
        @Override
        protected void setException(Throwable failure) {
            super.setException(failure);
            if (failure instanceof InterruptedException && !isCancelled()) {
                Thread.currentThread().interrupt();
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }
}
