package dev.arrshell.internal.transport;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * The JDK's client and the threads that call it, made at the first request. Closed once and for all; what is under way
 * then ends at once. Thread-safe.
 */
final class HttpClientHolder {

    /** So many callers may send on their own threads; with hundreds at once the JDK's client loses its speed. */
    private static final int MOST_GUESTS = 16;

    private final Duration connectTimeout;
    private final Optional<SSLContext> trust;
    private final DeadlineTimer open = new DeadlineTimer();
    private final AtomicInteger guests = new AtomicInteger();
    private HttpClient client;
    private volatile ExecutorService senders;
    private boolean closed;

    HttpClientHolder(Duration connectTimeout, Optional<SSLContext> trust) {
        this.connectTimeout = connectTimeout;
        this.trust = trust;
    }

    /** Lets it set out. Whatever goes wrong is told by the flight. */
    void launch(PendingRequest flight) {
        flight.answer().whenComplete((answer, failure) -> open.over(flight));
        try {
            if (!open.admit(flight)) {
                throw new PendingRequest.ClosedException();
            }
            flight.over(this);
        } catch (IOException | RuntimeException | Error e) {
            flight.giveUp(e);
        }
    }

    /** Lets work that waits for an answer run here and now. False if too many do so already. */
    boolean onThisThread(Consumer<HttpClient> work) throws IOException {
        if (guests.incrementAndGet() > MOST_GUESTS) {
            guests.decrementAndGet();
            return false;
        }
        try {
            work.accept(client());
            return true;
        } finally {
            guests.decrementAndGet();
        }
    }

    /** Lets work that waits for an answer run on a thread of its own, when one of the bounded number is free. */
    void onAnother(Consumer<HttpClient> work) throws IOException {
        HttpClient current = client();
        senders.execute(() -> work.accept(current));
    }

    private synchronized HttpClient client() throws IOException {
        if (closed) {
            throw new PendingRequest.ClosedException();
        }
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .executor(ClientThreads.reading());
            LazySslContext.on(builder, trust);
            client = builder.build();
            senders = ClientThreads.sending();
        }
        return client;
    }

    /** Tells those under way first why they end: from Java 21 on the client's end breaks their connections off. */
    void close() {
        PendingRequest.closeAll(open.close());
        shutDown();
    }

    private synchronized void shutDown() {
        if (client != null && !closed) {
            HttpClientShutdown.now(client);
            senders.shutdown();
        }
        closed = true;
    }
}
