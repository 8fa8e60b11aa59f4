package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.model.AccountId;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Server that answers the requests to a port of this machine with a {@link RequestProcessor}, and those whose path names
 * an admitted account with that account's own. Each connection has a thread; their number is bounded. Thread-safe.
 */
public final class HttpBinding implements ServiceBinding {

    private static final System.Logger LOG = System.getLogger(HttpBinding.class.getName());
    private static final int BACKLOG = 1024;

    /** How often connections are searched for those that are overdue. */
    private static final Duration SEARCH = Duration.ofSeconds(1);

    private static final Duration AFTER_FAILED_ACCEPT = Duration.ofMillis(20);

    private final RequestProcessor processor;
    private final Map<String, RequestProcessor> isolated = new ConcurrentHashMap<>();
    private final ConnectionLimits limits;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final URI uri;
    private final ExecutorService threads = ServerThreads.executor();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Phaser open = new Phaser(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Begins to serve.
     *
     * @param tls the certificate to show; nothing for plain HTTP
     * @throws IllegalStateException if the port cannot be had
     */
    public HttpBinding(RequestProcessor processor, InetAddress address, int port, Optional<TlsIdentity> tls) {
        this(processor, address, port, tls, ConnectionLimits.DEFAULT);
    }

    HttpBinding(
            RequestProcessor processor,
            InetAddress address,
            int port,
            Optional<TlsIdentity> tls,
            ConnectionLimits limits) {
        this.processor = processor;
        this.limits = limits;
        listener = listener(address, port, tls);
        uri = URI.create((tls.isPresent() ? "https" : "http") + "://" + host(address) + ":" + listener.getLocalPort());
        acceptor = new Thread(this::acceptAll, "arr-emulator");
        acceptor.start();
    }

    /** How this machine calls an address; all of its addresses together have no name of their own. */
    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return text.contains(":") ? "[" + (zone < 0 ? text : text.substring(0, zone)) + "]" : text;
    }

    private static ServerSocket listener(InetAddress address, int port, Optional<TlsIdentity> tls) {
        try {
            ServerSocket listener = tls.isPresent()
                    ? tls.get().serverContext().getServerSocketFactory().createServerSocket()
                    : new ServerSocket();
            listener.setReuseAddress(true);
            listener.setSoTimeout((int) SEARCH.toMillis());
            listener.bind(new InetSocketAddress(address, port), BACKLOG);
            return listener;
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

    private void acceptAll() {
        long searched = System.nanoTime();
        while (!listener.isClosed()) {
            acceptOne();
            long now = System.nanoTime();
            if (now - searched >= SEARCH.toNanos()) {
                searched = now;
                connections.forEach(connection -> connection.closeIfOverdue(now));
            }
        }
    }

    private void acceptOne() {
        try {
            serve(listener.accept());
        } catch (SocketTimeoutException none) {
            // It is time to look after the open connections.
        } catch (Throwable e) {
            // An error too, such as one for want of memory or threads: without this thread the server would be deaf.
            if (!listener.isClosed()) {
                LOG.log(System.Logger.Level.WARNING, "the emulator cannot accept a connection", e);
                closeOneIdle();
                LockSupport.parkNanos(AFTER_FAILED_ACCEPT.toNanos());
            }
        }
    }

    /** Where there are too many connections, an idle one makes room; where none is idle, the new one is closed. */
    private void serve(Socket socket) throws IOException {
        if (connections.size() >= limits.connections() && !closeOneIdle()) {
            socket.close();
            return;
        }
        HttpConnection connection = new HttpConnection(socket, this, limits);
        connections.add(connection);
        try {
            threads.execute(connection);
        } catch (RuntimeException | Error e) {
            connection.close();
            forget(connection);
            throw e;
        }
    }

    private boolean closeOneIdle() {
        Optional<HttpConnection> idle =
                connections.stream().filter(HttpConnection::isIdle).findFirst();
        idle.ifPresent(HttpConnection::close);
        return idle.isPresent();
    }

    /** Drops a connection that was closed. */
    void forget(HttpConnection connection) {
        connections.remove(connection);
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public ServiceBinding admit(AccountId account, RequestProcessor own) {
        String name = account.value().toLowerCase(Locale.ROOT);
        RequestProcessor before = isolated.putIfAbsent(name, own);
        boolean free = before == null || before instanceof ClosedAccount && isolated.replace(name, before, own);
        if (!free) {
            throw new IllegalArgumentException("the account " + account + " is isolated already");
        }
        ClosedAccount afterwards = new ClosedAccount(processor, ApiError.accountClosed(account));
        return new SharedBinding(this, () -> isolated.replace(name, own, afterwards));
    }

    /**
     * The processor of an account that was admitted and is closed: it refuses everything, and the host's journal has it.
     *
     * @param host the processor of the server
     * @param refusal what it says
     */
    private record ClosedAccount(RequestProcessor host, ApiError refusal) implements RequestProcessor {

        @Override
        public ResponseDelivery handle(ServiceRequest request) {
            return host.handle(request.withError(refusal));
        }

        @Override
        public ResponseDelivery refuse(ApiError error) {
            return host.refuse(error);
        }

        @Override
        public TimeSource time() {
            return host.time();
        }

        @Override
        public void markStopping() {
            host.markStopping();
        }
    }

    /** Only the path counts, so that a request without a valid token gets to the account that it names too. */
    private RequestProcessor processorOf(ServiceRequest request) {
        return isolated.isEmpty()
                ? processor
                : Arrays.stream(request.rawPath().split("/"))
                        .map(part -> isolated.get(part.toLowerCase(Locale.ROOT)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(processor);
    }

    /**
     * Answers a request, later if a fault delays it.
     *
     * @throws InterruptedException if the server is closed during the delay
     */
    ResponseDelivery process(ServiceRequest request) throws InterruptedException {
        RequestProcessor responsible = processorOf(request);
        ResponseDelivery delivery = responsible.handle(request);
        if (delivery.delay().isZero()) {
            return delivery;
        }
        if (responsible.time() instanceof VirtualClock clock) {
            return passed(delivery, clock, patience(request));
        }
        responsible.time().sleep(delivery.delay());
        return delivery;
    }

    /** How long a client on a virtual clock waits; longer than any delay where it does not say. */
    private static Duration patience(ServiceRequest request) {
        return request.header(ProtocolNames.PATIENCE)
                .filter(text -> text.startsWith("PT"))
                .map(Duration::parse)
                .orElse(Duration.ofSeconds(Long.MAX_VALUE));
    }

    /**
     * A virtual clock stands still while its client waits for a response, so the server moves it: to a client that looks
     * like a slow service, and what others wait for until then happens on the way. A client that is less patient than the
     * delay is told so, at the moment when it would have given up.
     */
    private static ResponseDelivery passed(ResponseDelivery delivery, VirtualClock clock, Duration patience) {
        boolean inTime = delivery.delay().compareTo(patience) < 0;
        clock.advanceTo(clock.instant().plus(inTime ? delivery.delay() : patience));
        return inTime
                ? delivery
                : delivery.response()
                        .map(response -> delivery.with(response.with(ProtocolNames.TOO_LATE, "true")))
                        .orElse(delivery);
    }

    /** The response to a request that could not be read. */
    ResponseDelivery refuse(ApiError error) {
        return processor.refuse(error);
    }

    /** Makes {@link #close} wait for a request; false if it waits already and will not wait for one more. */
    boolean begin() {
        return !closed.get() && open.register() >= 0;
    }

    /** Ends what {@link #begin} began. */
    void end() {
        open.arriveAndDeregister();
    }

    /** Waits for open requests, then closes all connections. The second time it does nothing. */
    @Override
    public void close(Duration patience) {
        if (closed.compareAndSet(false, true)) {
            boolean interrupted = Thread.interrupted();
            processor.markStopping();
            awaitOpen(patience);
            closeListener();
            // The other way round an answer of 500 could still go out, for work that the interrupt ends.
            connections.forEach(HttpConnection::close);
            threads.shutdownNow();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitOpen(Duration patience) {
        try {
            open.awaitAdvanceInterruptibly(open.arriveAndDeregister(), patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            // Those that are still open are cut off.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The system frees the port when nothing waits at it any more. */
    private void closeListener() {
        try {
            listener.close();
            acceptor.join(SEARCH.toMillis());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the emulator cannot close its port", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
