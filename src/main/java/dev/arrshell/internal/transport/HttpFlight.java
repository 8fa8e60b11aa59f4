package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.WireResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Future;

/** A request over the wire, by the JDK's client. One of a bounded number of threads takes it. Thread-safe. */
final class HttpFlight extends Flight {

    private final HttpRequest request;
    private volatile Future<?> thread;

    HttpFlight(HttpRequest request, Duration atMost) {
        super(atMost);
        this.request = request;
    }

    @Override
    void over(Connections connections) throws IOException {
        thread = connections.submit(this::fly);
        if (isGivenUp()) {
            callBack();
        }
        watch();
    }

    /** Sends and waits for the answer, unless the request was given up meanwhile. */
    private void fly(HttpClient client) {
        if (!take()) {
            return;
        }
        try {
            HttpResponse<byte[]> response = client.send(request, LimitedBody.handler());
            answer().complete(new WireResponse(
                    response.statusCode(), response.headers().map(), response.body()));
        } catch (InterruptedException calledBack) {
            answer().completeExceptionally(new ClosedException());
        } catch (IOException | RuntimeException | Error e) {
            answer().completeExceptionally(e);
        }
    }

    @Override
    void callBack() {
        Future<?> sender = thread;
        if (sender != null) {
            sender.cancel(true);
        }
    }
}
