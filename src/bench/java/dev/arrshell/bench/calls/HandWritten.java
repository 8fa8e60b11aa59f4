package dev.arrshell.bench.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What one writes who has half an hour: the JDK's client, Jackson, the status looked at, the host taken out. */
final class HandWritten implements Caller {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI session;

    HandWritten(URI base) {
        session = URI.create(base + "/accounts/" + ACCOUNT + "/sessions/" + SESSION + "?api-version=2021-01-01");
    }

    @Override
    public String hostname() {
        HttpRequest request = HttpRequest.newBuilder(session)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return json.readTree(answer.body()).get("hostname").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Its threads end when nothing refers to it any more; on Java 17 there is nothing to call.
    }
}
