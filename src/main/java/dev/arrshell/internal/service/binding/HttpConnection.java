package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/**
 * A client's connection: reads one request after the other, has it processed and writes the response, all on one thread.
 * Every request that begins is answered, unless the client is gone or a fault of the emulator drops the connection; a
 * request that is refused while it is read, and any failure of the server itself, ends the connection.
 */
final class HttpConnection implements Runnable {

    private static final System.Logger LOG = System.getLogger(HttpConnection.class.getName());
    private static final byte[] NO_BODY = {};
    private static final Duration FOREVER = Duration.ofDays(10_000);

    /** How long, and how much, a client may go on sending after the response that ends its connection. */
    private static final Duration DRAIN_TIME = Duration.ofSeconds(2);

    private static final long DRAINED = 1 << 20;
    private static final long DRAINED_BODY = 16 << 20;

    /** How much longer than a read the whole of several reads may take, as TLS and its handshake need them. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Socket socket;
    private final HttpBinding server;
    private final ConnectionLimits limits;
    private volatile boolean idle;
    private volatile long deadline;

    HttpConnection(Socket socket, HttpBinding server, ConnectionLimits limits) {
        this.socket = socket;
        this.server = server;
        this.limits = limits;
        allow(limits.request());
    }

    /** Whether a connection's two ends are on the same machine. */
    static boolean isLocal(InetAddress client, InetAddress server) {
        return client.isLoopbackAddress() || client.equals(server);
    }

    /** Whether it waits for a request. */
    boolean isIdle() {
        return idle;
    }

    /** Closes the connection if its client has kept it waiting for too long. */
    void closeIfOverdue(long now) {
        if (deadline - now < 0) {
            close();
        }
    }

    private void allow(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Closes the connection from another thread. That of TLS is reset, or closing it would wait for a write that blocks. */
    void close() {
        try {
            if (!idle && socket instanceof SSLSocket) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException closedAlready) {
            // Nothing is left to close.
        }
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            if (socket instanceof SSLSocket secured) {
                secured.setSoTimeout((int) limits.request().toMillis());
                secured.startHandshake();
            }
            serve();
        } catch (IOException clientGone) {
            // No one is left to be told.
        } catch (Throwable bug) {
            LOG.log(System.Logger.Level.ERROR, "the emulator failed to send a response: a bug", bug);
        } finally {
            server.forget(this);
        }
    }

    private void serve() throws IOException {
        RequestReader reader = new RequestReader(socket, limits);
        ResponseWriter writer = new ResponseWriter(socket.getOutputStream(), () -> allow(limits.write()));
        boolean open = true;
        while (open && isRequested(reader)) {
            open = exchange(reader, writer);
        }
    }

    private boolean isRequested(RequestReader reader) throws IOException {
        allow(limits.idle().plus(GRACE));
        idle = true;
        boolean requested = reader.awaitRequest();
        idle = false;
        return requested;
    }

    /** Answers a request; false if it was the connection's last. */
    private boolean exchange(RequestReader reader, ResponseWriter writer) throws IOException {
        boolean counted = server.begin();
        try {
            Answer answer = answer(reader, writer);
            ResponseDelivery delivery = answer.delivery();
            boolean last = answer.last() || delivery.closesConnection() || !counted;
            writer.write(last ? delivery.closingConnection() : delivery, answer.toHead(), answer.inChunks());
            boolean whole = delivery.delivery() == ResponseDelivery.Delivery.WHOLE;
            if (last && whole) {
                allow(DRAIN_TIME.plus(GRACE));
                socket.shutdownOutput();
                reader.drain(DRAIN_TIME, answer.drained());
            }
            return whole && !last;
        } finally {
            if (counted) {
                server.end();
            }
        }
    }

    /**
     * The response to a request, and how it is sent.
     *
     * @param delivery the response
     * @param toHead whether the request's method is HEAD
     * @param inChunks whether a body of unknown length is sent in chunks; otherwise it ends with the connection
     * @param last whether the connection is closed after it
     * @param drained how many bytes the client may go on sending then
     */
    private record Answer(ResponseDelivery delivery, boolean toHead, boolean inChunks, boolean last, long drained) {

        /** The last answer of a connection to a request that was not read. */
        static Answer last(ResponseDelivery delivery, long drained) {
            return new Answer(delivery, false, false, true, drained);
        }
    }

    private Answer answer(RequestReader reader, ResponseWriter writer) throws IOException {
        try {
            allow(limits.request().plus(GRACE));
            return answer(reader.readHead(), reader, writer);
        } catch (ApiError refused) {
            return Answer.last(server.refuse(refused), DRAINED);
        } catch (InterruptedException closing) {
            return Answer.last(ResponseDelivery.dropped(Optional.empty()), 0);
        } catch (IOException clientGone) {
            throw clientGone;
        } catch (Throwable bug) {
            LOG.log(System.Logger.Level.ERROR, "the emulator failed to answer a request: a bug", bug);
            return Answer.last(server.refuse(ApiError.internalError().closing()), DRAINED);
        }
    }

    private Answer answer(RequestHead head, RequestReader reader, ResponseWriter writer)
            throws IOException, InterruptedException {
        byte[] body = NO_BODY;
        Optional<ApiError> trouble = Optional.empty();
        try {
            if (head.awaitsContinue()) {
                writer.writeContinue();
            }
            body = reader.readBody(head);
        } catch (ApiError refused) {
            trouble = Optional.of(refused);
        }
        allow(FOREVER);
        ResponseDelivery delivery = server.process(new ServiceRequest(
                head.method(),
                head.uri(),
                head.headers(),
                body,
                trouble,
                server.uri(),
                isLocal(socket.getInetAddress(), socket.getLocalAddress())));
        return new Answer(
                delivery,
                head.method().equals("HEAD"),
                head.takesChunks(),
                head.last() || trouble.isPresent(),
                trouble.isPresent() ? DRAINED_BODY : DRAINED);
    }
}
