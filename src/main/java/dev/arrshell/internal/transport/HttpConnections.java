package dev.arrshell.internal.transport;

import dev.arrshell.policy.HttpSettings;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The JDK's HTTP client, the threads that send and read, and the requests under way. Several transports may share one.
 * Once closed it sends nothing more. Thread-safe.
 */
final class HttpConnections {

    /** So many requests are sent at once at most by threads of this class; the others wait for their turn. */
    private static final int SENDING = 64;

    /** So many callers may send on their own threads; with hundreds at once the JDK's client is three times as slow. */
    private static final int CALLERS = 16;

    /** The JDK's own choice is a thread for each request in flight; a few are as fast. */
    private static final int READING = 4;

    private static final int IDLE_SECONDS = 10;

    private final Duration connectTimeout;
    private final Optional<SSLContext> trust;
    private final HttpSettings settings;
    private final ExecutorService senders = pool(SENDING, "arr-send");
    private final ExecutorService readers = pool(READING, "arr-http");
    private final Semaphore callers = new Semaphore(CALLERS);
    private final Map<PendingRequest, HttpTransport> open = new ConcurrentHashMap<>();
    private HttpClient plain;
    private HttpClient secure;
    private volatile boolean closed;

    HttpConnections(Duration connectTimeout, Optional<SSLContext> trust, HttpSettings settings) {
        Optional<SSLContext> more = settings.sslContext();
        if (trust.isPresent() && more.isPresent()) {
            throw new IllegalStateException(
                    "a TLS context of your own has its own trust: leave out sslContext or withCaFile (nothing was sent)");
        }
        this.connectTimeout = connectTimeout;
        this.trust = trust.or(() -> more);
        this.settings = settings;
    }

    /** A pool of daemon threads that end when idle, so that the pool need not be shut down. */
    private static ExecutorService pool(int most, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Sends a request. Failures are in its answer.
     *
     * @param by the transport that sends it
     * @param callerWaits whether this thread waits for the answer anyway and may send the request itself
     */
    void launch(PendingRequest request, HttpTransport by, boolean callerWaits) {
        open.put(request, by);
        request.answer().whenComplete((answer, failure) -> open.remove(request));
        try {
            if (closed || by.isClosed()) {
                throw new PendingRequest.ClosedException();
            }
            Optional<HttpClient> own = settings.client();
            send(request, own.isPresent() ? own.get() : client(request.isSecure()), callerWaits);
        } catch (IOException | RuntimeException | Error e) {
            request.giveUp(e);
        }
    }

    private void send(PendingRequest request, HttpClient client, boolean callerWaits) {
        if (!callerWaits || !callers.tryAcquire()) {
            request.sendOn(senders, client);
            return;
        }
        try {
            request.send(client);
        } finally {
            callers.release();
        }
    }

    private synchronized HttpClient client(boolean tls) throws IOException {
        if (tls) {
            secure = secure == null ? trusting().build() : secure;
            return secure;
        }
        plain = plain == null ? withoutTls().build() : plain;
        return plain;
    }

    private HttpClient.Builder trusting() throws IOException {
        return builder().sslContext(trust.isPresent() ? trust.get() : TrustStore.context());
    }

    /** The JDK's client loads the platform's certificates at once, which takes longer than a whole call over plain HTTP. */
    private HttpClient.Builder withoutTls() {
        return builder().sslContext(new SSLContext(null, null, "none") {}).sslParameters(new SSLParameters());
    }

    private HttpClient.Builder builder() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(readers);
        settings.proxy().ifPresent(proxy -> builder.proxy(new OutsideProxySelector(proxy)));
        return builder;
    }

    /** The credentials for the proxy of a request, a secret; empty if the proxy needs none. */
    Optional<String> proxyAuthorization(URI uri) {
        return settings.proxyAuthorization(uri);
    }

    /** The proxy that a request goes through; unknown for a client of a user's own. */
    Optional<ProxyPeer> proxy(URI uri) {
        if (settings.client().isPresent()) {
            return Optional.empty();
        }
        ProxySelector selector =
                settings.proxy().<ProxySelector>map(OutsideProxySelector::new).orElse(ProxySelector.getDefault());
        return selector == null
                ? Optional.empty()
                : ProxyPeer.of(selector.select(uri), settings.proxyAuthorization(uri));
    }

    /** Gives up the requests of some transports, first those that wait for a thread: one that comes free would send them. */
    void giveUp(Predicate<HttpTransport> by) {
        List<PendingRequest> given = open.entrySet().stream()
                .filter(entry -> by.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        given.forEach(request -> request.giveUpUnsent(new PendingRequest.ClosedException()));
        given.forEach(request -> request.giveUp(new PendingRequest.ClosedException()));
    }

    /** Gives up all requests first, which then tell why they end; from Java 21 on the client's end breaks them off. */
    void close() {
        closed = true;
        giveUp(any -> true);
        senders.shutdown();
        shutDown();
    }

    private synchronized void shutDown() {
        Stream.of(plain, secure).filter(Objects::nonNull).forEach(HttpConnections::shutDown);
    }

    /** Before Java 21 a client cannot be shut down: its threads end when nothing refers to it any more. */
    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException olderJava) {
            // nothing to do
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
