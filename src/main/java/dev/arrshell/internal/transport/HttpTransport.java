package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.time.TimeSource;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Sends over the JDK's client: HTTP/1.1, no redirects, answers of at most {@link LimitedBody#LARGEST} bytes, and a
 * deadline from sending to the last byte. The client is made at the first request.
 */
public final class HttpTransport implements Transport, AutoCloseable {

    private final Duration connectTimeout;
    private final Duration atMost;
    private final TimeSource time;
    private final Optional<SSLContext> trust;
    private HttpClient client;

    public HttpTransport(Duration connectTimeout, Duration requestTimeout, TimeSource time) {
        this(connectTimeout, requestTimeout, time, Optional.empty());
    }

    /** One that trusts whom that context trusts, or whom the platform trusts. */
    public HttpTransport(
            Duration connectTimeout, Duration requestTimeout, TimeSource time, Optional<SSLContext> trust) {
        this.connectTimeout = connectTimeout;
        this.atMost = requestTimeout;
        this.time = time;
        this.trust = trust;
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
        CompletableFuture<HttpResponse<byte[]>> call = client().sendAsync(http, LimitedBody.handler());
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

    private synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .executor(ClientThreads.few());
            LazyTls.on(builder, trust);
            client = builder.build();
        }
        return client;
    }

    /** Lets go of the client. From Java 21 its threads end at once, before that when nothing refers to it any more. */
    @Override
    public synchronized void close() {
        if (client != null) {
            ClientShutdown.now(client);
            client = null;
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
