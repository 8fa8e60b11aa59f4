package dev.arrshell.policy;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How requests travel: over whose connections, through which proxy, with which headers, and which threads hand the answers over.
 * Immutable and thread-safe: what sets a value returns a copy. Null is refused with a {@link NullPointerException}.
 */
public final class HttpSettings {

    /** Connections of the library's own, the proxy that the JVM's system properties name, no headers. */
    public static final HttpSettings DEFAULT = new HttpSettings(null, null, null, Map.of());

    /** The client sets these itself; the last would tell the server what is the proxy's. */
    private static final Set<String> RESERVED = Set.of("authorization", "content-type", "proxy-authorization");

    private final @Nullable HttpClient client;
    private final @Nullable ProxySelector proxy;
    private final @Nullable Executor executor;
    private final Map<String, String> headers;

    private HttpSettings(
            @Nullable HttpClient client,
            @Nullable ProxySelector proxy,
            @Nullable Executor executor,
            Map<String, String> headers) {
        if (client != null && proxy != null) {
            throw new IllegalStateException(
                    "a client of your own has its own proxy: HttpClient.newBuilder().proxy(…) (nothing was sent)");
        }
        this.client = client;
        this.proxy = proxy;
        this.executor = executor;
        this.headers = headers;
    }

    /**
     * Sends over a client of your own. Its proxy, TLS context, connect timeout, authenticator and executor are used in place of
     * those of the options, and closing an {@code Arr} does not shut it down.
     *
     * @param own a client that follows no redirects
     * @return a copy
     * @throws IllegalArgumentException if it follows redirects, since they would take the token to another server
     * @throws IllegalStateException if a proxy is set
     */
    public HttpSettings withClient(HttpClient own) {
        if (own.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "a client that follows redirects would take key and token to another server:"
                            + " HttpClient.newBuilder().followRedirects(NEVER) (nothing was sent)");
        }
        return new HttpSettings(own, proxy, executor, headers);
    }

    /**
     * Sends through a proxy. Of https requests it sees the server's name and port, nothing else. Plain http, which it could
     * read, does not go through it to this machine, and to others only if {@code allowInsecure()} is said.
     *
     * @param selector chooses the proxy for an address: {@code ProxySelector.of(new InetSocketAddress("proxy", 3128))}
     * @return a copy
     * @throws IllegalStateException if a client is set
     */
    public HttpSettings withProxy(ProxySelector selector) {
        return new HttpSettings(client, Objects.requireNonNull(selector, "proxy"), executor, headers);
    }

    /**
     * Completes futures and asks token providers on threads of your own, which code that depends on them may block. It is not
     * used for sending and reading.
     *
     * @param threads runs what it is given on other threads than the caller's
     * @return a copy
     */
    public HttpSettings withExecutor(Executor threads) {
        return new HttpSettings(client, proxy, Objects.requireNonNull(threads, "executor"), headers);
    }

    /**
     * Adds a header to each request, also to the token service. Listeners and log do not see it.
     *
     * @param name the header's name; one that is set already, in any case, gets the new value
     * @param value its value
     * @return a copy
     * @throws IllegalArgumentException if HTTP does not allow such a header, or if the client sets it itself, as it does
     *     {@code Authorization}. The message does not repeat the value
     */
    public HttpSettings withHeader(String name, String value) {
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the header " + name + " is set for each request and cannot be replaced (nothing was sent)");
        }
        requireSendable(name, value);
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new HttpSettings(client, proxy, executor, Collections.unmodifiableMap(more));
    }

    private static void requireSendable(String name, String value) {
        try {
            HttpRequest.newBuilder().header(name, value);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("HTTP does not allow such a header '" + name + "' (nothing was sent)");
        }
    }

    /** {@return the client of your own, empty for the library's} */
    public Optional<HttpClient> client() {
        return Optional.ofNullable(client);
    }

    /** {@return what chooses the proxy, empty for the JVM's system properties} */
    public Optional<ProxySelector> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** {@return the threads that complete futures, empty for the library's own} */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /** {@return the headers of each request by their names, in any case; not to be changed} */
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return "HttpSettings(" + (client == null ? "" : "own client, ") + (proxy == null ? "" : "proxy, ")
                + (executor == null ? "" : "executor, ") + "headers " + headers.keySet() + ")";
    }
}
