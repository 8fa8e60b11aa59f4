package dev.arrshell.bench;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on 127.0.0.1 that answers one GET: that of a session's properties. */
interface Server extends AutoCloseable {

    String PATH = "/v1/accounts/11111111-1111-1111-1111-111111111111/sessions/"
            + "e13d2c44-63e0-4591-991e-f9e05e599a93/properties";

    /** What the emulator answers, to the byte; the others answer this constant. */
    String BODY = "{\"arrInspectorPort\":54065,\"handshakePort\":58098,\"message\":null,"
            + "\"sessionElapsedTime\":\"00:00:01\",\"sessionHostname\":"
            + "\"f3ad0607-e7e4-4f35-91ee-b282ff7cfe4e.remoterenderingvm.westus2.mixedreality.azure.com\","
            + "\"sessionId\":\"e13d2c44-63e0-4591-991e-f9e05e599a93\",\"sessionMaxLeaseTime\":\"05:00:00\","
            + "\"sessionSize\":\"Standard\",\"sessionStatus\":\"Ready\"}";

    /** Where it listens. */
    int port();

    /** The path that it answers. */
    default String path() {
        return PATH;
    }

    /** What it is sent as {@code Authorization}. */
    default String credential() {
        return "Bearer " + "x".repeat(560);
    }

    @Override
    void close();

    /** Starts one by its name. */
    static Server start(String name) {
        return switch (name) {
            case "bare" -> bare(Executors.newCachedThreadPool());
            case "bare-best" -> bare(best());
            case "emulator" -> emulator();
            case "wiremock" -> wireMock();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The executor that was measured to serve best: 16 threads before Java 21, virtual threads from then on. */
    private static ExecutorService best() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException beforeJava21) {
            return Executors.newFixedThreadPool(16);
        }
    }

    private static Server bare(ExecutorService threads) {
        byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
        HttpServer server = server(exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.setExecutor(threads);
        server.start();
        return new Running(server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdownNow();
        });
    }

    /** What may go wrong in a handler. */
    @FunctionalInterface
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static HttpServer server(Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            server.createContext("/", handler::handle);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server emulator() {
        ArrEmulator emulator = ArrEmulator.start();
        var session = emulator.client()
                .session()
                .size(SessionSize.STANDARD)
                .lease(Durations.hours(5))
                .start();
        session.awaitReady();
        String path = "/v1/accounts/" + ArrEmulator.ACCOUNT_ID + "/sessions/" + session.id() + "/properties";
        String token = emulator.client().token().revealTo(text -> "Bearer " + text);
        return new Secured(emulator.uri().getPort(), emulator::close, path, token);
    }

    private static Server wireMock() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        server.stubFor(WireMock.get(PATH)
                .willReturn(WireMock.okJson(BODY).withHeader("Content-Type", "application/json; charset=utf-8")));
        return new Running(server.port(), server::stop);
    }

    /** A server that takes any credential. */
    record Running(int port, Runnable end) implements Server {
        @Override
        public void close() {
            end.run();
        }
    }

    /** The emulator, which asks for a token of its own and for a session that is there. */
    record Secured(int port, Runnable end, String path, String credential) implements Server {
        @Override
        public void close() {
            end.run();
        }
    }
}
