package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.Operation;
import dev.arrshell.policy.HttpSettings;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Transport over the JDK's HTTP client: HTTP/1.1, no redirects, answers of a limited size. A request has a deadline from
 * sending to the last byte of its answer, and as much time until it is sent.
 *
 * <p>Each request is sent by the JDK's blocking call, on one of a bounded number of threads or on the thread of a caller
 * that waits ({@link CallerThread}). The JDK's asynchronous call hands each answer to the common pool, which on Java 17
 * with one or two processors starts a thread for each: hundreds in flight then take twice as long.
 */
public final class HttpTransport implements Transport, AutoCloseable {

    /** How many bytes an answer has at most: far more than any that is about one session. */
    private static final int LARGEST = 1 << 20;

    /** The same for a listing, which in v1 is all sessions of an account: 64 MiB, more than 150,000 of them. */
    private static final int LARGEST_LISTING = 64 << 20;

    private final HttpConnections connections;
    private final boolean ownsConnections;
    private final Duration atMost;
    private final TimeSource time;
    private final Map<String, String> headers;

    /** The deadline as an emulator gets it; empty unless the time is virtual. */
    private final Optional<String> patience;

    private volatile boolean closed;

    public HttpTransport(Duration connectTimeout, Duration requestTimeout, TimeSource time) {
        this(connectTimeout, requestTimeout, time, Optional.empty(), HttpSettings.DEFAULT);
    }

    /** Makes a transport that trusts what that context trusts, or what the platform trusts. */
    public HttpTransport(
            Duration connectTimeout,
            Duration requestTimeout,
            TimeSource time,
            Optional<SSLContext> trust,
            HttpSettings settings) {
        this(new HttpConnections(connectTimeout, trust, settings), true, requestTimeout, time, settings.headers());
    }

    private HttpTransport(
            HttpConnections connections,
            boolean ownsConnections,
            Duration requestTimeout,
            TimeSource time,
            Map<String, String> headers) {
        this.connections = connections;
        this.ownsConnections = ownsConnections;
        this.atMost = requestTimeout;
        this.time = time;
        this.headers = headers;
        this.patience = time instanceof VirtualClock ? Optional.of(requestTimeout.toString()) : Optional.empty();
    }

    /** Another transport over the same connections. Closing it ends its own requests; closing this one ends those of both. */
    public HttpTransport with(Duration requestTimeout, TimeSource otherTime, Map<String, String> otherHeaders) {
        return new HttpTransport(connections, false, requestTimeout, otherTime, otherHeaders);
    }

    @Override
    public CompletableFuture<WireResponse> send(WireRequest request) {
        HttpRequest http;
        try {
            http = http(request);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(ConnectionFailureMapper.unsendable(request, e));
        }
        return exchange(request, new PendingRequest(http, atMost, largestAnswer(request)));
    }

    private static int largestAnswer(WireRequest request) {
        return request.operation() == Operation.LIST ? LARGEST_LISTING : LARGEST;
    }

    private CompletableFuture<WireResponse> exchange(WireRequest request, PendingRequest pending) {
        CompletableFuture<WireResponse> result = new CompletableFuture<>();
        TimeSource.Hold hold = time.hold();
        pending.answer()
                .whenComplete((answer, failure) -> hold.release(() -> settle(result, request, answer, failure)));
        Futures.cancelling(result, pending.answer());
        connections.launch(pending, this, isOnCallersThread(request));
        return result;
    }

    /**
     * A start is not sent on its caller's thread: an interrupt must not break it off, as its answer names the session.
     * Neither is the request for a token, for which starts and other callers may wait too.
     */
    private static boolean isOnCallersThread(WireRequest request) {
        return request.operation() != Operation.CREATE && request.operation() != Operation.TOKEN && CallerThread.take();
    }

    private void settle(
            CompletableFuture<WireResponse> result, WireRequest request, WireResponse answer, Throwable failure) {
        if (failure == null && isTooLate(answer)) {
            result.completeExceptionally(mapper(request).of(new TimeoutException()));
        } else if (failure == null
                && answer.status() == ProxyPeer.UNAUTHENTICATED
                && connections.proxy(request.uri()).isPresent()) {
            result.completeExceptionally(mapper(request).unauthenticated());
        } else if (failure == null) {
            result.complete(answer);
        } else if (!result.isDone()) {
            result.completeExceptionally(mapper(request).of(failure));
        }
    }

    private ConnectionFailureMapper mapper(WireRequest request) {
        return new ConnectionFailureMapper(request, connections.proxy(request.uri()), atMost);
    }

    /** On a virtual clock no real time passes: the emulator moves the clock as far as this client is patient, and says so. */
    private boolean isTooLate(WireResponse answer) {
        return patience.isPresent() && answer.headers().containsKey(ProtocolNames.TOO_LATE);
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Ends what is under way; what is sent afterwards is refused. Connections that are its own are closed: from Java 21
     * on at once, before that when nothing refers to the transport any more.
     */
    @Override
    public void close() {
        closed = true;
        if (ownsConnections) {
            connections.close();
        } else {
            connections.giveUp(this::equals);
        }
    }

    private HttpRequest http(WireRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(http::header);
        headers.forEach(http::header);
        connections.proxyAuthorization(request.uri()).ifPresent(who -> http.header("Proxy-Authorization", who));
        patience.ifPresent(text -> http.header(ProtocolNames.PATIENCE, text));
        return http.build();
    }
}
