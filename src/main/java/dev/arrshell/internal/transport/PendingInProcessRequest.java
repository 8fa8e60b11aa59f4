package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.InProcessServer;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** A request to a server in this process, which the caller's own thread carries there. Thread-safe. */
final class PendingInProcessRequest extends PendingRequest {

    private final WireRequest request;
    private final InProcessServer server;

    PendingInProcessRequest(WireRequest request, InProcessServer server, Duration atMost) {
        super(atMost);
        this.request = request;
        this.server = server;
    }

    @Override
    void over(HttpClientHolder connections) {
        if (take()) {
            server.answer(request).whenComplete(this::land);
        }
    }

    private void land(WireResponse response, Throwable failure) {
        if (failure != null) {
            answer().completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
        } else if (response.body().length > LimitedBodySubscriber.LARGEST) {
            answer().completeExceptionally(new LimitedBodySubscriber.TooLargeException());
        } else {
            answer().complete(response);
        }
    }

    /** The server answers all the same, to nobody. */
    @Override
    void callBack() {}
}
