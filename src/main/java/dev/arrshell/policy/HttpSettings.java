package dev.arrshell.policy;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How requests travel: over whose connections, through which proxy, with which headers, which certificates are trusted, and
 * which threads hand the answers over.
 * Immutable and thread-safe: what sets a value returns a copy. Null is refused with a {@link NullPointerException}.
 */
public final class HttpSettings {

    /** Connections of the library's own, the proxy that the JVM's system properties name, no headers. */
    public static final HttpSettings DEFAULT = new HttpSettings(null, null, null, Map.of(), List.of());

    /** The client sets these itself; the last would tell the server what is the proxy's. */
    private static final Set<String> RESERVED = Set.of("authorization", "content-type", "proxy-authorization");

    private final @Nullable HttpClient client;
    private final @Nullable ProxySelector proxy;
    private final @Nullable Executor executor;
    private final Map<String, String> headers;
    private final List<X509Certificate> authorities;

    private HttpSettings(
            @Nullable HttpClient client,
            @Nullable ProxySelector proxy,
            @Nullable Executor executor,
            Map<String, String> headers,
            List<X509Certificate> authorities) {
        if (client != null && proxy != null) {
            throw new IllegalStateException(
                    "a client of your own has its own proxy: HttpClient.newBuilder().proxy(…) (nothing was sent)");
        }
        if (client != null && !authorities.isEmpty()) {
            throw new IllegalStateException(
                    "a client of your own has its own trust: HttpClient.newBuilder().sslContext(…) (nothing was sent)");
        }
        this.client = client;
        this.proxy = proxy;
        this.executor = executor;
        this.headers = headers;
        this.authorities = authorities;
    }

    /**
     * Sends over a client of your own. Its proxy, TLS context, connect timeout, authenticator and executor are used in place of
     * those of the options, and closing an {@code Arr} does not shut it down.
     *
     * @param own a client that follows no redirects
     * @return a copy
     * @throws IllegalArgumentException if it follows redirects, since they would take the token to another server
     * @throws IllegalStateException if a proxy or a CA file is set
     */
    public HttpSettings withClient(HttpClient own) {
        if (own.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "a client that follows redirects would take key and token to another server:"
                            + " HttpClient.newBuilder().followRedirects(NEVER) (nothing was sent)");
        }
        return new HttpSettings(own, proxy, executor, headers, authorities);
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
        return new HttpSettings(client, Objects.requireNonNull(selector, "proxy"), executor, headers, authorities);
    }

    /**
     * Sends through the proxies that environment variables name, as curl reads them: {@code http_proxy} for http,
     * {@code https_proxy} or {@code HTTPS_PROXY} for https, else {@code all_proxy} or {@code ALL_PROXY}, but for the hosts of
     * {@code no_proxy} or {@code NO_PROXY}. Other than with curl, this machine is never reached through a proxy. Without this
     * call no variable is read.
     *
     * <p>A user and a password in a variable are sent to the proxy. For https the JDK does that only if the system property
     * {@code jdk.http.auth.tunneling.disabledSchemes} is set to nothing before the first request.
     *
     * @param environment usually {@code System.getenv()}; others of its variables are ignored
     * @return a copy; the same settings if no variable names a proxy
     * @throws IllegalArgumentException if a variable cannot name a proxy. The message does not repeat its value
     * @throws IllegalStateException if a client is set
     */
    public HttpSettings withProxyFrom(Map<String, String> environment) {
        EnvironmentProxies proxies = new EnvironmentProxies(environment);
        return proxies.isEmpty() ? this : withProxy(proxies);
    }

    /**
     * The header {@code Proxy-Authorization} for a request, of {@link #withProxyFrom}.
     *
     * @param uri where the request goes
     * @return the header's value, a secret; empty if no proxy with a user is used
     */
    public Optional<String> proxyAuthorization(URI uri) {
        return proxy instanceof EnvironmentProxies proxies ? proxies.authorization(uri) : Optional.empty();
    }

    /**
     * Trusts the certificates of a file in addition to those that the platform trusts, for a server whose certificate an
     * authority of your own has signed, or that signs itself. That a certificate is checked, and for the server's name, does
     * not change. The file is read now.
     *
     * @param pem a file with one certificate or more in PEM form; other text in it is ignored. A second file adds to the first
     * @return a copy
     * @throws IllegalArgumentException if the file does not exist, cannot be read, or holds no certificate
     * @throws IllegalStateException if a client is set
     */
    public HttpSettings withCaFile(Path pem) {
        List<X509Certificate> all = new ArrayList<>(authorities);
        all.addAll(CertificateFile.read(Objects.requireNonNull(pem, "pem")));
        return new HttpSettings(client, proxy, executor, headers, List.copyOf(all));
    }

    /**
     * Completes futures and asks token providers on threads of your own, which code that depends on them may block. It is not
     * used for sending and reading.
     *
     * @param threads runs what it is given on other threads than the caller's
     * @return a copy
     */
    public HttpSettings withExecutor(Executor threads) {
        return new HttpSettings(client, proxy, Objects.requireNonNull(threads, "executor"), headers, authorities);
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
        return new HttpSettings(client, proxy, executor, Collections.unmodifiableMap(more), authorities);
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

    /** {@return a TLS context that trusts the platform's authorities and those of CA files, empty without a CA file} */
    public Optional<SSLContext> sslContext() {
        return authorities.isEmpty() ? Optional.empty() : Optional.of(CertificateFile.trusting(authorities));
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
                + (executor == null ? "" : "executor, ")
                + (authorities.isEmpty() ? "" : authorities.size() + " more trusted, ") + "headers " + headers.keySet()
                + ")";
    }
}
