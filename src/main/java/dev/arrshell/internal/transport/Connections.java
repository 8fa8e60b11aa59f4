package dev.arrshell.internal.transport;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The JDK's client, made at the first request and again at the first after it was closed. Thread-safe. */
final class Connections {

    private final Duration connectTimeout;
    private final Optional<SSLContext> trust;
    private HttpClient client;

    Connections(Duration connectTimeout, Optional<SSLContext> trust) {
        this.connectTimeout = connectTimeout;
        this.trust = trust;
    }

    synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .executor(ClientThreads.few());
            trust.ifPresent(builder::sslContext);
            client = builder.build();
        }
        return client;
    }

    synchronized void close() {
        if (client != null) {
            ClientShutdown.now(client);
            client = null;
        }
    }
}
