package dev.arrshell.bench;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpServer;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.Durations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on 127.0.0.1 that answers the GET of a session's properties.
 *
 * @param path the path of the properties
 * @param authorization the header that the server demands
 */
record BenchServer(int port, String path, String authorization, Runnable end) implements AutoCloseable {

    static final String PATH =
            "/v1/accounts/" + PropertiesClient.ACCOUNT + "/sessions/" + PropertiesClient.SESSION + "/properties";

    /** The emulator's answer to the byte, which the other servers give as a constant. */
    private static final String V1 = "{\"arrInspectorPort\":54065,\"handshakePort\":58098,\"message\":null,"
            + "\"sessionElapsedTime\":\"00:00:01\",\"sessionHostname\":"
            + "\"f3ad0607-e7e4-4f35-91ee-b282ff7cfe4e.remoterenderingvm.westus2.mixedreality.azure.com\","
            + "\"sessionId\":\"" + PropertiesClient.SESSION + "\",\"sessionMaxLeaseTime\":\"05:00:00\","
            + "\"sessionSize\":\"Standard\",\"sessionStatus\":\"Ready\"}";

    private static final String V20210101 = "{\"id\":\"" + PropertiesClient.SESSION + "\",\"arrInspectorPort\":54065,"
            + "\"handshakePort\":58098,\"elapsedTimeMinutes\":1,"
            + "\"hostname\":\"f3ad0607-e7e4-4f35-91ee-b282ff7cfe4e.remoterenderingvm.westus2.mixedreality.azure.com\","
            + "\"maxLeaseTimeMinutes\":300,\"size\":\"Standard\",\"status\":\"Ready\",\"teraflops\":10.5,"
            + "\"creationTime\":\"2021-02-03T12:10:47Z\"}";

    private static final String JSON = "application/json; charset=utf-8";

    private static BenchServer at(int port, Runnable end) {
        return new BenchServer(port, PATH, "Bearer " + PropertiesClient.TOKEN, end);
    }

    static BenchServer start(String name) throws IOException {
        return switch (name) {
            case "bare" -> bare(V1);
            case "emulator" -> emulator();
            case "wiremock" -> wireMock();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The JDK's server, which looks at nothing: the floor for servers that do. */
    private static BenchServer bare(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", JSON);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(16);
        server.setExecutor(threads);
        server.start();
        return at(server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdownNow();
        });
    }

    private static BenchServer emulator() {
        ArrEmulator emulator = ArrEmulator.start();
        Session session = emulator.client()
                .session()
                .size(SessionSize.STANDARD)
                .lease(Durations.hours(5))
                .start();
        session.awaitReady();
        return new BenchServer(
                emulator.uri().getPort(),
                "/v1/accounts/" + ArrEmulator.ACCOUNT_ID + "/sessions/" + session.id() + "/properties",
                emulator.client().token().revealTo(text -> "Bearer " + text),
                emulator::close);
    }

    private static BenchServer wireMock() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        server.stubFor(WireMock.get(PATH).willReturn(WireMock.okJson(V1).withHeader("Content-Type", JSON)));
        return at(server.port(), server::stop);
    }

    /** Starts a bare server for clients of version 2021-01-01 in a process of its own. */
    static BenchServer startProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dsun.net.httpserver.maxIdleConnections=2048",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return at(Integer.parseInt(process.inputReader().readLine()), process::destroy);
    }

    /** Prints the port and serves until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(bare(V20210101).port());
        System.in.readAllBytes();
        System.exit(0);
    }

    @Override
    public void close() {
        end.run();
    }
}
