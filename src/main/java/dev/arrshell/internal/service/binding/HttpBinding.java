package dev.arrshell.internal.service.binding;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.model.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Serves an {@link RequestProcessor} on a port of this machine, with the JDK's own HTTP server, and those that were admitted for
 * one account each: whatever names the account in its path is theirs. Thread-safe.
 */
public final class HttpBinding implements ServiceBinding {

    private static final int BACKLOG = 1024;
    private static final int MOST_DRAINED = 16 << 20;
    private static final byte[] NOTHING = {};

    static {
        prefer("sun.net.httpserver.nodelay", "true");
        prefer("sun.net.httpserver.maxReqTime", "20");
        prefer("sun.net.httpserver.maxReqHeaderSize", "65536");
        prefer("jdk.httpserver.maxConnections", "2048");
        prefer("sun.net.httpserver.maxIdleConnections", "2048");
    }

    private final World home;
    private final Map<String, World> apart = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads;
    private final URI uri;
    private final Phaser open = new Phaser(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Begins to serve.
     *
     * @param tls whose certificate to show; nothing for plain HTTP
     * @throws IllegalStateException if the port cannot be had
     */
    public HttpBinding(RequestProcessor emulation, InetAddress address, int port, Optional<TlsIdentity> tls) {
        server = bound(address, port, tls);
        uri = URI.create((tls.isPresent() ? "https" : "http") + "://" + host(address) + ":"
                + server.getAddress().getPort());
        threads = ServerThreads.executor();
        home = world(emulation);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Settings of the JDK's server, read when its classes are loaded; whoever has set one knows why. Without the first
     * its small answers wait 40 ms for the client's delayed acknowledgement; without the second a client that never
     * ends its request holds a thread for ever; the next two bound what one can make the server hold in memory. Of idle
     * connections it keeps 200 by itself and hangs up on the others unannounced, as their clients send the next request.
     */
    private static void prefer(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** How this machine calls it: all of its addresses together have no name to be called by. */
    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text.replaceAll("%.*", "") + "]" : text;
    }

    private static HttpServer bound(InetAddress address, int port, Optional<TlsIdentity> tls) {
        try {
            InetSocketAddress place = new InetSocketAddress(address, port);
            return tls.isPresent() ? secured(place, tls.get()) : HttpServer.create(place, BACKLOG);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "port " + port + " of " + address.getHostAddress() + " cannot be had (" + taken.getMessage()
                            + "): free it, choose another, or 0 for any free port (nothing was started)",
                    taken);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no server can be made on " + address.getHostAddress() + " (nothing was started)", e);
        }
    }

    private static HttpServer secured(InetSocketAddress address, TlsIdentity tls) throws IOException {
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.server()));
        return server;
    }

    /**
     * Who answers.
     *
     * @param refusal what to say to whatever is asked
     */
    private record World(RequestProcessor emulation, DelayScheduler delays, Optional<ApiError> refusal) {

        ResponseDelivery reply(ServiceRequest request) {
            return emulation.reply(refusal.map(request::refused).orElse(request));
        }

        World refusing(ApiError why) {
            return new World(emulation, delays, Optional.of(why));
        }
    }

    private World world(RequestProcessor emulation) {
        return new World(emulation, new DelayScheduler(emulation.time(), threads), Optional.empty());
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public ServiceBinding admit(AccountId account, RequestProcessor emulation) {
        String name = account.value().toLowerCase(Locale.ROOT);
        World world = world(emulation);
        if (!takesOn(name, world)) {
            throw new IllegalArgumentException("the account " + account + " has a world of its own already");
        }
        World closed = home.refusing(ApiError.closed(account));
        return new SharedBinding(this, () -> apart.replace(name, world, closed));
    }

    /** What is left of a closed one makes room. */
    private boolean takesOn(String name, World world) {
        World before = apart.putIfAbsent(name, world);
        return before == null || before.refusal().isPresent() && apart.replace(name, before, world);
    }

    /** Only the path counts, so that a request without a good token gets to the account that it speaks of too. */
    private World worldOf(ServiceRequest request) {
        return apart.isEmpty()
                ? home
                : Arrays.stream(request.rawPath().split("/"))
                        .map(part -> apart.get(part.toLowerCase(Locale.ROOT)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(home);
    }

    /** What comes in while the others are waited for is answered too, but not waited for: else there were no end. */
    private void handle(HttpExchange exchange) {
        boolean last = closed.get();
        if (!last) {
            open.register();
        }
        Runnable done = last ? () -> {} : open::arriveAndDeregister;
        answer(read(exchange), reply -> deliver(exchange, last ? reply.parting() : reply, done));
    }

    private void answer(ServiceRequest request, Consumer<ResponseDelivery> deliver) {
        World world = worldOf(request);
        ResponseDelivery reply = world.reply(request);
        if (reply.late().isZero()) {
            deliver.accept(reply);
        } else {
            world.delays().after(reply.late(), () -> deliver.accept(reply));
        }
    }

    private static void deliver(HttpExchange exchange, ResponseDelivery reply, Runnable done) {
        try (exchange) {
            ResponseWriter.send(exchange, reply);
        } catch (IOException clientGone) {
            // Nobody is left to tell, and the connection is closed either way.
        } finally {
            done.run();
        }
    }

    private ServiceRequest read(HttpExchange exchange) {
        byte[] body = NOTHING;
        Optional<ApiError> trouble = Optional.empty();
        try {
            body = hasBody(exchange.getRequestHeaders()) ? body(exchange.getRequestBody()) : NOTHING;
        } catch (ApiError tooLarge) {
            trouble = Optional.of(tooLarge);
        } catch (IOException | RuntimeException malformed) {
            trouble = Optional.of(ApiError.unreadable());
        }
        return new ServiceRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                body,
                trouble,
                uri);
    }

    private static boolean hasBody(Headers headers) {
        return headers.containsKey("Content-length") || headers.containsKey("Transfer-encoding");
    }

    private static byte[] body(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(ServiceAssumptions.LARGEST_BODY + 1);
        if (body.length > ServiceAssumptions.LARGEST_BODY) {
            drain(stream);
            throw ApiError.tooLarge();
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

    /** Waits for open requests, then ends all. The second time it does nothing. */
    @Override
    public void close(Duration patience) {
        if (closed.compareAndSet(false, true)) {
            boolean interrupted = Thread.interrupted();
            end(patience);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Not to be interrupted: newer JDKs wait in {@code stop}, and forget the interrupt that ends their waiting. */
    private void end(Duration patience) {
        home.emulation().stopping();
        awaitOpen(patience);
        server.stop(0);
        threads.shutdownNow();
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
