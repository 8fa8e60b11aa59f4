package dev.arrshell.internal.transport;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * The JDK's client and the threads that call it, made at the first request and again at the first after they were closed.
 * Thread-safe.
 */
final class Connections {

    private final Duration connectTimeout;
    private final Optional<SSLContext> trust;
    private HttpClient client;
    private ExecutorService senders;

    Connections(Duration connectTimeout, Optional<SSLContext> trust) {
        this.connectTimeout = connectTimeout;
        this.trust = trust;
    }

    /** Lets work that waits for an answer run on a thread of its own, when one of the bounded number is free. */
    synchronized Future<?> submit(Consumer<HttpClient> work) {
        HttpClient current = client();
        return senders.submit(() -> work.accept(current));
    }

    private HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .executor(ClientThreads.reading());
            LazyTls.on(builder, trust);
            client = builder.build();
            senders = ClientThreads.sending();
        }
        return client;
    }

    synchronized void close() {
        if (client != null) {
            ClientShutdown.now(client);
            senders.shutdownNow();
            client = null;
        }
    }
}
