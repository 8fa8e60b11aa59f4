package dev.arrshell.internal.service.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.testing.RawSocket;
import dev.arrshell.testing.SilencedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that are written while they are sent. */
@Timeout(60)
final class StreamedResponseTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @RegisterExtension
    static final SilencedLog LOG = SilencedLog.of(HttpConnection.class);

    private HttpBinding server;

    @AfterEach
    void close() {
        server.close(Duration.ZERO);
    }

    private void serve(Supplier<ServiceResponse> response) {
        server = new HttpBinding(
                new FunctionService(request -> response.get()), InetAddress.getLoopbackAddress(), 0, Optional.empty());
    }

    private static ServiceResponse stream(int numbers) {
        return ServiceResponse.jsonStream(
                200,
                json -> ServiceJsonWriter.writeObjects(
                        json,
                        "all",
                        () -> IntStream.range(0, numbers).iterator(),
                        (each, number) -> each.writeNumberField("number", number)));
    }

    private static String written(int numbers) {
        return IntStream.range(0, numbers)
                .mapToObj(number -> "{\"number\":" + number + "}")
                .collect(Collectors.joining(",", "{\"all\":[", "]}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000, 300_000})
    void aStreamedBodyArrivesInChunks(int numbers) throws Exception {
        serve(() -> stream(numbers));
        HttpRequest request = HttpRequest.newBuilder(server.uri()).build();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(response.headers().map().get("Transfer-Encoding")).containsExactly("chunked");
            assertThat(response.headers().firstValue("Content-Length")).isEmpty();
            assertThat(response.body()).isEqualTo(written(numbers));
        }
    }

    @Test
    void theConnectionEndsAStreamedBodyWhereTheClientKnowsNoChunks() throws IOException {
        serve(() -> stream(50_000));

        assertThat(RawSocket.exchange(server.uri(), "GET / HTTP/1.0\r\n\r\n"))
                .contains("\r\nConnection: close\r\n")
                .doesNotContain("Transfer-Encoding", "Content-Length")
                .endsWith("\r\n\r\n" + written(50_000));
    }

    @Test
    void aStreamedBodyIsNotSentToHead() throws IOException {
        serve(() -> stream(3));
        String head = GET.replace("GET", "HEAD");

        assertThat(RawSocket.exchange(server.uri(), head + head.replace("Host", "Connection: close\r\nHost")))
                .matches("(?s)HTTP/1.1 200 OK\r\n[^{}]*\r\n\r\nHTTP/1.1 200 OK\r\n[^{}]*\r\n\r\n");
    }

    /** A client must not take for whole what was cut off. */
    @ParameterizedTest
    @MethodSource("failures")
    void aStreamThatFailsIsSeenToBeCutOff(Throwable failure) throws IOException {
        serve(() -> ServiceResponse.jsonStream(200, json -> {
            json.writeStringField("begin", "x".repeat(200_000));
            throw StreamedResponseTest.<RuntimeException>unchecked(failure);
        }));

        assertThat(RawSocket.exchange(server.uri(), GET))
                .startsWith("HTTP/1.1 200 ")
                .doesNotEndWith("\r\n0\r\n\r\n")
                .doesNotContain("secret");
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IOException("secret"), new IllegalStateException("secret"), new StackOverflowError("secret"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
