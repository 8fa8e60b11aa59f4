package dev.arrshell.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Load generator: keeps one request in flight on each connection. It runs in one thread and costs little, since the server
 * is what is measured. Not thread-safe.
 */
final class LoadGenerator implements AutoCloseable {

    private static final int MAX_LATENCIES = 1 << 22;
    private static final byte[] STATUS_OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final byte[] request;
    private final long[] latencies = new long[MAX_LATENCIES];
    private int measured;
    private int length;
    private Iterator<SelectionKey> ready;

    LoadGenerator(BenchServer server, int connections) throws IOException {
        request = ("GET " + server.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nAuthorization: "
                        + server.authorization() + "\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        length = lengthOfAnswer(server.port());
        for (int i = 0; i < connections; i++) {
            Connection connection = new Connection(connect(server.port()), ByteBuffer.allocateDirect(8192));
            connection.channel.configureBlocking(false);
            connection.channel.register(selector, SelectionKey.OP_READ, connection);
            connection.send(request);
        }
        ready = selector.selectedKeys().iterator();
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer answer;
        private long sent;

        Connection(SocketChannel channel, ByteBuffer answer) {
            this.channel = channel;
            this.answer = answer;
        }

        void send(byte[] request) throws IOException {
            answer.clear();
            sent = System.nanoTime();
            if (channel.write(ByteBuffer.wrap(request)) < request.length) {
                throw new IOException("a request does not fit the socket");
            }
        }
    }

    private static SocketChannel connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    /** The length of an answer: all answers to the request have the same. */
    private int lengthOfAnswer(int port) throws IOException {
        try (SocketChannel channel = connect(port)) {
            channel.write(ByteBuffer.wrap(request));
            ByteBuffer answer = ByteBuffer.allocate(8192);
            while (!isComplete(answer)) {
                channel.read(answer);
            }
            return answer.position();
        }
    }

    private static boolean isComplete(ByteBuffer answer) {
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int at = text.toLowerCase().indexOf("content-length: ");
        if (at < 0) {
            return text.endsWith("\r\n0\r\n\r\n");
        }
        int number = at + "content-length: ".length();
        return text.length() == end + 4 + Integer.parseInt(text.substring(number, text.indexOf("\r\n", number)));
    }

    /** Waits for one answer and sends the next request there. */
    int next() throws IOException {
        while (true) {
            while (!ready.hasNext()) {
                selector.select();
                ready = selector.selectedKeys().iterator();
            }
            Connection connection = (Connection) ready.next().attachment();
            ready.remove();
            if (connection.channel.read(connection.answer) < 0) {
                throw new IOException("the server closed the connection");
            }
            if (connection.answer.position() >= length) {
                return sendAgain(connection);
            }
        }
    }

    private int sendAgain(Connection connection) throws IOException {
        for (int i = 0; i < STATUS_OK.length; i++) {
            if (connection.answer.get(i) != STATUS_OK[i]) {
                throw new IOException("the status of an answer is not 200");
            }
        }
        if (connection.answer.position() != length) {
            throw new IOException("an answer has " + connection.answer.position() + " bytes, not " + length);
        }
        if (measured < MAX_LATENCIES) {
            latencies[measured++] = System.nanoTime() - connection.sent;
        }
        connection.send(request);
        return length;
    }

    /** Forgets the latencies. */
    void reset() {
        measured = 0;
    }

    /** The number of answers since {@link #reset}. */
    int answered() {
        return measured;
    }

    /** A latency in nanoseconds, of the requests since {@link #reset}. */
    long percentile(double part) {
        long[] sorted = Arrays.copyOf(latencies, measured);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(measured - 1, Math.round(part * measured))];
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
