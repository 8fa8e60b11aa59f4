package dev.arrshell.internal.service.binding;

import com.sun.net.httpserver.Headers;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.wire.InProcessServer;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Takes the requests of clients in this process without a socket. Both sides are given what the wire would have given
 * them: the server the headers that the JDK's client adds, the client those that the JDK's server adds, and of a
 * connection that breaks what the JDK's client says of it. Thread-safe.
 */
final class NearDoor implements InProcessServer {

    private static final String AGENT = "Java-http-client/" + System.getProperty("java.version");
    private static final int NO_CONTENT = 204;
    private static final byte[] NOTHING = {};

    private final URI base;
    private final Inside inside;
    private final Set<CompletableFuture<WireResponse>> open = ConcurrentHashMap.newKeySet();

    /** Answers requests, wherever they come in. */
    @FunctionalInterface
    interface Inside {

        /**
         * Answers a request, perhaps later.
         *
         * @return false if nobody answers any more
         */
        boolean take(ServiceRequest request, Consumer<ResponseDelivery> deliver);
    }

    NearDoor(URI base, Inside inside) {
        this.base = base;
        this.inside = inside;
    }

    @Override
    public boolean isAt(URI address) {
        return base.getScheme().equalsIgnoreCase(address.getScheme())
                && base.getAuthority().equalsIgnoreCase(address.getAuthority());
    }

    @Override
    public CompletableFuture<WireResponse> answer(WireRequest asked) {
        CompletableFuture<WireResponse> answer = new CompletableFuture<>();
        ServiceRequest request = request(asked);
        ask(request, answer, "GET".equals(asked.method()));
        if (!answer.isDone()) {
            open.add(answer);
            answer.whenComplete((response, failure) -> open.remove(answer));
        }
        return answer;
    }

    private void ask(ServiceRequest request, CompletableFuture<WireResponse> client, boolean onceMore) {
        boolean taken = inside.take(request, reply -> {
            if (onceMore && isSilent(reply)) {
                ask(request, client, false);
            } else {
                deliver(reply, client);
            }
        });
        if (!taken) {
            client.completeExceptionally(new ConnectException("the emulator was closed"));
        }
    }

    /** Whether the connection ends without a byte. */
    private static boolean isSilent(ResponseDelivery reply) {
        boolean empty = reply.answer().map(answer -> answer.body().length == 0).orElse(true);
        return reply.delivery() == ResponseDelivery.Delivery.NONE
                || reply.delivery() == ResponseDelivery.Delivery.HALF && empty;
    }

    private ServiceRequest request(WireRequest asked) {
        byte[] body = asked.body().getBytes(StandardCharsets.UTF_8);
        boolean tooLarge = body.length > ServiceAssumptions.LARGEST_BODY;
        return new ServiceRequest(
                asked.method(),
                line(asked.uri()),
                headers(asked, body.length),
                tooLarge ? NOTHING : body,
                tooLarge ? Optional.of(ApiError.tooLarge()) : Optional.empty(),
                base);
    }

    private static URI line(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return URI.create(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private Map<String, List<String>> headers(WireRequest asked, int length) {
        Headers headers = new Headers();
        headers.set("Host", base.getAuthority());
        headers.set("User-Agent", AGENT);
        headers.set("Content-Length", String.valueOf(length));
        asked.headers().forEach(headers::set);
        return headers;
    }

    private static void deliver(ResponseDelivery reply, CompletableFuture<WireResponse> client) {
        if (reply.delivery() == ResponseDelivery.Delivery.WHOLE) {
            client.complete(response(reply.answer().orElseThrow()));
        } else {
            client.completeExceptionally(broken(reply));
        }
    }

    private static WireResponse response(ServiceResponse answer) {
        Headers sent = new Headers();
        answer.headers().forEach(sent::set);
        if (answer.status() != NO_CONTENT) {
            sent.set("Content-Length", String.valueOf(answer.body().length));
        }
        Map<String, List<String>> received = new TreeMap<>();
        sent.forEach((name, values) -> received.put(name.toLowerCase(Locale.ROOT), values));
        return new WireResponse(answer.status(), received, answer.body());
    }

    private static IOException broken(ResponseDelivery reply) {
        return isSilent(reply) ? silence() : cut(reply.answer().orElseThrow().body().length);
    }

    private static IOException silence() {
        return new IOException("HTTP/1.1 header parser received no bytes", new EOFException());
    }

    private static IOException cut(int length) {
        return new IOException("fixed content-length: " + length + ", bytes received: " + length / 2);
    }

    /** Cuts off what is still open. */
    void close() {
        open.forEach(answer -> answer.completeExceptionally(silence()));
    }
}
