package dev.arrshell.internal.service.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.testing.RawSocket;
import dev.arrshell.testing.SilencedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server with a service of the test's choice behind it. */
@Timeout(60)
final class HttpBindingTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @RegisterExtension
    static final SilencedLog LOG = SilencedLog.of(HttpConnection.class);

    private HttpBinding server;

    @AfterEach
    void close() {
        server.close(Duration.ZERO);
    }

    private void serve(ConnectionLimits limits, Function<ServiceRequest, ServiceResponse> service) {
        server = new HttpBinding(
                new FunctionService(service), InetAddress.getLoopbackAddress(), 0, Optional.empty(), limits);
    }

    private void serve(Function<ServiceRequest, ServiceResponse> service) {
        serve(new ConnectionLimits(LONG, LONG, LONG, 1000), service);
    }

    private static ServiceResponse ok() {
        return ServiceResponse.empty(200).withJson(new byte[] {'{', '}'});
    }

    /** More clients that never end their requests than there used to be threads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/acc",
                "GET / HTTP/1.1\r\nHost: loc",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
            })
    void slowSendersAreTold(String beginning) throws IOException {
        serve(
                new ConnectionLimits(SHORT, LONG, LONG, 1000),
                request -> request.error()
                        .map(error -> error.toResponse(false).with("MS-CV", "x"))
                        .orElse(ok()));
        List<RawSocket> senders = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                RawSocket sender = RawSocket.to(server.uri());
                senders.add(sender);
                sender.send(beginning);
            }
            for (RawSocket sender : senders) {
                assertThat(sender.rest()).startsWith("HTTP/1.1 408 ").contains("\r\nMS-CV: x\r\n");
            }
        } finally {
            for (RawSocket sender : senders) {
                sender.close();
            }
        }
    }

    /** One that sends a byte now and then is as slow as one that sends none. */
    @Test
    void aByteNowAndThenDoesNotHelp() throws IOException {
        serve(new ConnectionLimits(SHORT, LONG, LONG, 1000), request -> ok());
        try (RawSocket sender = RawSocket.to(server.uri())) {
            sender.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> rest(sender));
            while (!answer.isDone()) {
                sender.send("X: y\r\n");
                Thread.onSpinWait();
            }
            assertThat(answer.join()).matches("(?s)HTTP/1.1 4(08|31) .*");
        }
    }

    private static String rest(RawSocket socket) {
        try {
            return socket.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There is no telling a client that has not agreed on keys. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016\u0003\u0001\u0002", GET})
    void aClientThatDoesNotSpeakTlsIsClosed(String beginning) throws IOException {
        TlsIdentity tls = TlsIdentity.createTemporary();
        try {
            server = new HttpBinding(
                    new FunctionService(request -> ok()),
                    InetAddress.getLoopbackAddress(),
                    0,
                    Optional.of(tls),
                    new ConnectionLimits(SHORT, LONG, LONG, 1000));
            try (RawSocket client = RawSocket.to(server.uri())) {
                client.send(beginning);

                assertThat(restUnlessReset(client)).doesNotContain("HTTP/1.1");
            }
        } finally {
            tls.deleteFiles();
        }
    }

    @Test
    void anIdleConnectionIsClosedWithoutAWord() throws IOException {
        serve(new ConnectionLimits(LONG, SHORT, LONG, 1000), request -> ok());
        try (RawSocket unused = RawSocket.to(server.uri());
                RawSocket used = RawSocket.to(server.uri())) {
            used.send(GET);

            assertThat(unused.rest()).isEmpty();
            assertThat(used.rest()).startsWith("HTTP/1.1 200 ").endsWith("{}");
        }
    }

    /** Otherwise closing would wait for it as long as it may. */
    @Test
    void aClientThatReadsNothingIsCutOff() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        serve(new ConnectionLimits(LONG, LONG, SHORT, 1000), request -> {
            asked.countDown();
            return ServiceResponse.empty(200).withJson(new byte[64 << 20]);
        });
        try (RawSocket client = RawSocket.to(server.uri())) {
            client.send(GET);
            asked.await();

            server.close(LONG);
        }
    }

    @Test
    void anIdleConnectionMakesRoomWhereThereAreTooMany() throws IOException {
        serve(new ConnectionLimits(LONG, LONG, LONG, 3), request -> ok());
        List<RawSocket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                RawSocket client = RawSocket.to(server.uri());
                clients.add(client);
                client.send(GET);
                assertThat(client.head()).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (RawSocket client : clients) {
                client.close();
            }
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("secret"),
                new StackOverflowError("secret"),
                new OutOfMemoryError("secret"),
                new NoClassDefFoundError("secret"),
                new AssertionError("secret"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsAnsweredAndEndsTheConnection(Throwable failure) throws IOException {
        serve(request -> {
            throw HttpBindingTest.<RuntimeException>unchecked(failure);
        });

        for (int i = 0; i < 3; i++) {
            assertThat(RawSocket.exchange(server.uri(), GET))
                    .startsWith("HTTP/1.1 500 ")
                    .contains("\r\nConnection: close\r\n", "\r\nMS-CV: x\r\n", "InternalServerError")
                    .doesNotContain("secret");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) {
        return (T) failure;
    }

    /** Runs out of stack for real. */
    private static ServiceResponse recurse(ServiceRequest request) {
        return recurse(request).with("a", "b");
    }

    @Test
    void recursionWithoutEndIsAnswered() throws IOException {
        serve(HttpBindingTest::recurse);

        assertThat(RawSocket.exchange(server.uri(), GET)).startsWith("HTTP/1.1 500 ");
    }

    @Test
    void whatIsOpenIsAnsweredBeforeTheServerCloses() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        serve(request -> {
            asked.countDown();
            await(released);
            return ok();
        });
        // Connections are accepted in order, so the idle one is open when the other's request has arrived.
        try (RawSocket idle = RawSocket.to(server.uri());
                RawSocket client = RawSocket.to(server.uri())) {
            client.send(GET);
            asked.await();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> server.close(LONG));
            released.countDown();

            assertThat(client.rest()).startsWith("HTTP/1.1 200 ").endsWith("{}");
            closing.join();
            assertThat(idle.rest()).isEmpty();
        }
    }

    @Test
    void whatTakesTooLongIsCutOffWhenTheServerCloses() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        serve(request -> {
            asked.countDown();
            await(new CountDownLatch(1));
            return ok();
        });
        try (RawSocket client = RawSocket.to(server.uri())) {
            client.send(GET);
            asked.await();

            server.close(Duration.ofMillis(1));

            assertThat(restUnlessReset(client)).isEmpty();
        }
    }

    private static String restUnlessReset(RawSocket client) throws IOException {
        try {
            return client.rest();
        } catch (SocketException reset) {
            return "";
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value that came from a request may hold what would be a header of its own. */
    @Test
    void aHeaderIsOneLine() throws IOException {
        serve(request -> ok().with("X", "a\r\nSet-Cookie: b\u0000c").with("Connection", "close"));

        assertThat(RawSocket.exchange(server.uri(), GET)).contains("\r\nX: a  Set-Cookie: b c\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
    void aBodyArrivesWhole(int length) throws IOException {
        serve(request -> ServiceResponse.empty(200)
                .withJson("x".repeat(length).getBytes())
                .with("Connection", "close"));

        assertThat(RawSocket.exchange(server.uri(), GET))
                .contains("\r\nContent-Length: " + length + "\r\n")
                .endsWith("\r\n\r\n" + "x".repeat(length));
    }
}
