package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.WireResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A request over the wire, by the JDK's client. One of a bounded number of threads takes it, or its caller's own.
 * Thread-safe.
 */
final class PendingHttpRequest extends PendingRequest {

    private final HttpRequest request;
    private final boolean lent;
    private Thread sender;
    private boolean calledBack;

    /**
     * Makes one.
     *
     * @param lent whether the thread that lets it set out waits for the answer anyway
     */
    PendingHttpRequest(HttpRequest request, Duration atMost, boolean lent) {
        super(atMost);
        this.request = request;
        this.lent = lent;
    }

    @Override
    void over(HttpClientHolder connections) throws IOException {
        if (!lent || !connections.onThisThread(this::fly)) {
            connections.onAnother(this::fly);
        }
    }

    /** Sends and waits for the answer, unless the request was given up meanwhile. */
    private void fly(HttpClient client) {
        if (!take() || !begin()) {
            return;
        }
        HttpResponse<byte[]> response;
        try {
            response = client.send(request, LimitedBodySubscriber.handler());
        } catch (InterruptedException e) {
            interrupted();
            return;
        } catch (IOException | RuntimeException | Error e) {
            end();
            answer().completeExceptionally(e);
            return;
        }
        end();
        answer().complete(new WireResponse(
                response.statusCode(), response.headers().map(), response.body()));
    }

    /** Not for a request that was given up just now: whoever did so may be about to call its sender back. */
    private synchronized boolean begin() {
        sender = isGivenUp() ? null : Thread.currentThread();
        return sender != null;
    }

    /** From now on this thread is not to be interrupted; what it was sent for this request's sake is taken back. */
    private synchronized boolean end() {
        sender = null;
        if (calledBack) {
            Thread.interrupted();
        }
        return calledBack;
    }

    /** Called back, it has been told already. Else it is the caller that was interrupted, who then gives it up itself. */
    private void interrupted() {
        if (!end()) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    synchronized void callBack() {
        if (sender != null) {
            calledBack = true;
            sender.interrupt();
        }
    }
}
