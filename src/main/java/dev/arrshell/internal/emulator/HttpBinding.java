package dev.arrshell.internal.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves an {@link Emulation} on a port of 127.0.0.1, with the JDK's own HTTP server. Thread-safe. */
public final class HttpBinding {

    private static final int FEWEST_THREADS = 4;
    private static final int MOST_THREADS = 16;
    private static final int BACKLOG = 1024;
    private static final int MOST_DRAINED = 16 << 20;
    private static final int NO_BODY = -1;

    static {
        letAnswersGoAtOnce();
    }

    private final Emulation emulation;
    private final HttpServer server;
    private final ExecutorService threads;
    private final URI uri;
    private final Phaser open = new Phaser(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Begins to serve.
     *
     * @throws IllegalStateException if the port cannot be had
     */
    public HttpBinding(Emulation emulation, int port) {
        this.emulation = emulation;
        server = bound(port);
        uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        threads = pool();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Without this the server's small answers wait 40 ms for the client's delayed acknowledgement. It is read when the
     * server's classes are loaded; whoever has set it knows why.
     */
    private static void letAnswersGoAtOnce() {
        String noDelay = "sun.net.httpserver.nodelay";
        if (System.getProperty(noDelay) == null) {
            System.setProperty(noDelay, "true");
        }
    }

    private static HttpServer bound(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "port " + port + " of 127.0.0.1 cannot be had (" + taken.getMessage()
                            + "): free it, choose another, or 0 for any free port (nothing was started)",
                    taken);
        } catch (IOException e) {
            throw new IllegalStateException("no server can be made on 127.0.0.1 (nothing was started)", e);
        }
    }

    private static ExecutorService pool() {
        int wanted = 2 * Runtime.getRuntime().availableProcessors();
        AtomicInteger count = new AtomicInteger();
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work, "arr-emulator-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return Executors.newFixedThreadPool(Math.max(FEWEST_THREADS, Math.min(MOST_THREADS, wanted)), daemons);
    }

    /** The base address. */
    public URI uri() {
        return uri;
    }

    /** What comes in while the others are waited for is answered too, but not waited for: else there were no end. */
    private void handle(HttpExchange exchange) {
        if (closed.get()) {
            exchange.getResponseHeaders().set("Connection", "close");
            serve(exchange);
            return;
        }
        open.register();
        try {
            serve(exchange);
        } finally {
            open.arriveAndDeregister();
        }
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            send(exchange, emulation.answer(read(exchange), uri));
        } catch (IOException clientGone) {
            // Nobody is left to tell, and the connection is closed either way.
        }
    }

    private static Request read(HttpExchange exchange) {
        byte[] body = {};
        Optional<Refused> trouble = Optional.empty();
        try {
            body = body(exchange.getRequestBody());
        } catch (Refused tooLarge) {
            trouble = Optional.of(tooLarge);
        } catch (IOException | RuntimeException malformed) {
            trouble = Optional.of(Refused.unreadable());
        }
        return new Request(
                exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body, trouble);
    }

    private static byte[] body(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(Decisions.LARGEST_BODY + 1);
        if (body.length > Decisions.LARGEST_BODY) {
            drain(stream);
            throw Refused.tooLarge();
        }
        return body;
    }

    /** A client that is still sending when the connection closes may never see the answer. */
    private static void drain(InputStream stream) throws IOException {
        byte[] rest = new byte[8192];
        int drained = 0;
        for (int n = stream.read(rest); n >= 0 && drained < MOST_DRAINED; n = stream.read(rest)) {
            drained += n;
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body();
        boolean empty = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(answer.status(), empty ? NO_BODY : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Waits for open requests, then ends all. The second time it does nothing. */
    public void close(Duration patience) {
        if (closed.compareAndSet(false, true)) {
            awaitOpen(patience);
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private void awaitOpen(Duration patience) {
        try {
            open.awaitAdvanceInterruptibly(open.arriveAndDeregister(), patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            // Then they are cut off.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
