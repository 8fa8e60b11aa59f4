package dev.arrshell.bench.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A process that answers every request with one session, for as long as its standard input is open. */
final class Stub implements AutoCloseable {

    private static final String BODY = "{\"id\":\"" + Caller.SESSION + "\",\"arrInspectorPort\":54065,"
            + "\"handshakePort\":58098,\"elapsedTimeMinutes\":1,"
            + "\"hostname\":\"f3ad0607-e7e4-4f35-91ee-b282ff7cfe4e.remoterenderingvm.westus2.mixedreality.azure.com\","
            + "\"maxLeaseTimeMinutes\":300,\"size\":\"Standard\",\"status\":\"Ready\",\"teraflops\":10.5,"
            + "\"creationTime\":\"2021-02-03T12:10:47Z\"}";

    private final Process process;
    private final URI base;

    private Stub(Process process) throws IOException {
        this.process = process;
        this.base = URI.create("http://127.0.0.1:"
                + process.inputReader(StandardCharsets.US_ASCII).readLine());
    }

    static Stub start() throws IOException {
        return new Stub(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dsun.net.httpserver.maxIdleConnections=2048",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stub.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    URI base() {
        return base;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Serves. */
    public static void main(String[] arguments) throws IOException {
        byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.createContext("/", exchange -> answer(exchange, body));
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // until the bench is gone
        }
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("MS-CV", "5EqPJ1VdTUakDJZc6/ZhTg.0");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
