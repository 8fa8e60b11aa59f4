package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Sends over the JDK's client: HTTP/1.1, no redirects, answers of at most {@link LimitedBody#LARGEST} bytes, and a
 * deadline from sending to the last byte.
 *
 * <p>Requests are sent by the JDK's blocking call, each on one of a bounded number of threads. Its asynchronous call
 * starts a thread for each answer where the common pool has none (Java 17 on one or two processors), and falls to a
 * third of its speed with hundreds in flight.
 */
public final class HttpTransport implements Transport, AutoCloseable {

    private final Connections connections;
    private final boolean ours;
    private final Duration atMost;
    private final TimeSource time;

    public HttpTransport(Duration connectTimeout, Duration requestTimeout, TimeSource time) {
        this(connectTimeout, requestTimeout, time, Optional.empty());
    }

    /** One that trusts whom that context trusts, or whom the platform trusts. */
    public HttpTransport(
            Duration connectTimeout, Duration requestTimeout, TimeSource time, Optional<SSLContext> trust) {
        this(new Connections(connectTimeout, trust), true, requestTimeout, time);
    }

    private HttpTransport(Connections connections, boolean ours, Duration requestTimeout, TimeSource time) {
        this.connections = connections;
        this.ours = ours;
        this.atMost = requestTimeout;
        this.time = time;
    }

    /** Another over the same connections, which closing it leaves as they are. */
    public HttpTransport with(Duration requestTimeout, TimeSource otherTime) {
        return new HttpTransport(connections, false, requestTimeout, otherTime);
    }

    @Override
    public CompletableFuture<WireResponse> send(WireRequest request) {
        HttpRequest http;
        try {
            http = http(request);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(ConnectionFailures.unsendable(request, e));
        }
        return exchange(request, http);
    }

    private CompletableFuture<WireResponse> exchange(WireRequest request, HttpRequest http) {
        CompletableFuture<WireResponse> result = new CompletableFuture<>();
        TimeSource.Hold hold = time.hold();
        CompletableFuture<HttpResponse<byte[]>> call = call(http);
        call.whenComplete((answer, failure) -> hold.release(() -> settle(result, request, answer, failure)));
        CompletableFuture<WireResponse> bounded = result.copy().orTimeout(atMost.toNanos(), TimeUnit.NANOSECONDS);
        bounded.whenComplete((answer, failure) -> {
            if (failure != null && call.cancel(true)) {
                result.completeExceptionally(ConnectionFailures.of(request, failure, atMost));
            }
        });
        result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                call.cancel(true);
            }
        });
        return result;
    }

    private CompletableFuture<HttpResponse<byte[]>> call(HttpRequest http) {
        CompletableFuture<HttpResponse<byte[]>> call = new CompletableFuture<>();
        Future<?> sending = connections.submit(client -> send(client, http, call));
        call.whenComplete((answer, failure) -> {
            if (call.isCancelled()) {
                sending.cancel(true);
            }
        });
        return call;
    }

    private static void send(HttpClient client, HttpRequest http, CompletableFuture<HttpResponse<byte[]>> call) {
        try {
            call.complete(client.send(http, LimitedBody.handler()));
        } catch (InterruptedException e) {
            call.cancel(false);
        } catch (IOException | RuntimeException | Error e) {
            call.completeExceptionally(e);
        }
    }

    private void settle(
            CompletableFuture<WireResponse> result,
            WireRequest request,
            HttpResponse<byte[]> answer,
            Throwable failure) {
        if (failure == null) {
            result.complete(
                    new WireResponse(answer.statusCode(), answer.headers().map(), answer.body()));
        } else if (!result.isDone() && !isCancellation(failure)) {
            result.completeExceptionally(ConnectionFailures.of(request, failure, atMost));
        }
    }

    /** Lets go of the client. From Java 21 its threads end at once, before that when nothing refers to it any more. */
    @Override
    public void close() {
        if (ours) {
            connections.close();
        }
    }

    private static boolean isCancellation(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CancellationException;
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
