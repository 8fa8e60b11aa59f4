package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.Operation;
import dev.arrshell.time.TimeSource;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Sends over the JDK's client: HTTP/1.1, no redirects, answers of at most {@link LimitedBodySubscriber#LARGEST} bytes, and a
 * deadline from sending to the last byte, and as much time until it is sent.
 *
 * <p>Requests are sent by the JDK's blocking call, each on one of a bounded number of threads, or on its caller's where
 * that waits for the answer ({@link CallerThread}). Its asynchronous call starts a thread for each answer where the common
 * pool has none (Java 17 on one or two processors), and falls to a third of its speed with hundreds in flight.
 */
public final class HttpTransport implements Transport, AutoCloseable {

    private final HttpClientHolder connections;
    private final boolean ours;
    private final Duration atMost;
    private final TimeSource time;
    private final Set<PendingRequest> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public HttpTransport(Duration connectTimeout, Duration requestTimeout, TimeSource time) {
        this(connectTimeout, requestTimeout, time, Optional.empty());
    }

    /** One that trusts whom that context trusts, or whom the platform trusts. */
    public HttpTransport(
            Duration connectTimeout, Duration requestTimeout, TimeSource time, Optional<SSLContext> trust) {
        this(new HttpClientHolder(connectTimeout, trust), true, requestTimeout, time);
    }

    private HttpTransport(HttpClientHolder connections, boolean ours, Duration requestTimeout, TimeSource time) {
        this.connections = connections;
        this.ours = ours;
        this.atMost = requestTimeout;
        this.time = time;
    }

    /** Another over the same connections: closing it ends its own requests, closing this one ends both's. */
    public HttpTransport with(Duration requestTimeout, TimeSource otherTime) {
        return new HttpTransport(connections, false, requestTimeout, otherTime);
    }

    @Override
    public CompletableFuture<WireResponse> send(WireRequest request) {
        HttpRequest http;
        try {
            http = http(request);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(ConnectionFailureMapper.unsendable(request, e));
        }
        return exchange(request, http);
    }

    private CompletableFuture<WireResponse> exchange(WireRequest request, HttpRequest http) {
        CompletableFuture<WireResponse> result = new CompletableFuture<>();
        PendingRequest flight = new PendingHttpRequest(http, atMost, isLent(request));
        TimeSource.Hold hold = time.hold();
        flight.answer().whenComplete((answer, failure) -> hold.release(() -> settle(result, request, answer, failure)));
        result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                flight.giveUp(new CancellationException());
            }
        });
        launch(flight);
        return result;
    }

    /** What a start's answer tells is worth more than its caller's patience: an interrupt must not break it off. */
    private static boolean isLent(WireRequest request) {
        return request.operation() != Operation.CREATE && CallerThread.take();
    }

    /** One that is over the same connections as another ends alone. */
    private void launch(PendingRequest flight) {
        if (closed) {
            flight.giveUp(new PendingRequest.ClosedException());
            return;
        }
        open.add(flight);
        flight.answer().whenComplete((answer, failure) -> open.remove(flight));
        connections.launch(flight);
        if (closed) {
            flight.giveUp(new PendingRequest.ClosedException());
        }
    }

    private void settle(
            CompletableFuture<WireResponse> result, WireRequest request, WireResponse answer, Throwable failure) {
        if (failure == null) {
            result.complete(answer);
        } else if (!result.isDone()) {
            result.completeExceptionally(ConnectionFailureMapper.of(request, failure, atMost));
        }
    }

    /**
     * Breaks off what is under way; what is sent afterwards is refused. Lets go of the client where that is its own: from
     * Java 21 its threads end at once, before that when nothing refers to it any more.
     */
    @Override
    public void close() {
        closed = true;
        PendingRequest.closeAll(open);
        if (ours) {
            connections.close();
        }
    }

    private static HttpRequest http(WireRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(http::header);
        return http.build();
    }
}
