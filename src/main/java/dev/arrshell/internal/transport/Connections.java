package dev.arrshell.internal.transport;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * The JDK's client and the threads that call it, made at the first request. Closed once and for all; what is under way
 * then ends at once. Thread-safe.
 */
final class Connections {

    private final Duration connectTimeout;
    private final Optional<SSLContext> trust;
    private final Set<Flight> open = new HashSet<>();
    private HttpClient client;
    private ExecutorService senders;
    private boolean closed;

    Connections(Duration connectTimeout, Optional<SSLContext> trust) {
        this.connectTimeout = connectTimeout;
        this.trust = trust;
    }

    /** Lets it set out. Whatever goes wrong is told by the flight. */
    void launch(Flight flight) {
        flight.answer().whenComplete((answer, failure) -> landed(flight));
        try {
            admit(flight);
            flight.over(this);
        } catch (IOException | RuntimeException | Error e) {
            flight.giveUp(e);
        }
    }

    private synchronized void admit(Flight flight) throws IOException {
        if (closed) {
            throw new Flight.ClosedException();
        }
        open.add(flight);
    }

    /** Lets work that waits for an answer run on a thread of its own, when one of the bounded number is free. */
    synchronized Future<?> submit(Consumer<HttpClient> work) throws IOException {
        if (closed) {
            throw new Flight.ClosedException();
        }
        HttpClient current = client();
        return senders.submit(() -> work.accept(current));
    }

    private synchronized void landed(Flight flight) {
        open.remove(flight);
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

    void close() {
        // Not under the lock: whoever waits for an answer may have much to do when none comes.
        Flight.closeAll(ended());
    }

    private synchronized List<Flight> ended() {
        List<Flight> all = List.copyOf(open);
        if (client != null && !closed) {
            ClientShutdown.now(client);
            senders.shutdown();
        }
        closed = true;
        return all;
    }
}
