package dev.arrshell.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers each request with bytes of the test's choice, so that it can misbehave as no real one would. */
public final class RawServer implements AutoCloseable {

    /** What is done with a connection once its request's head has been read. */
    @FunctionalInterface
    public interface Reply {

        /** Writes what it wants; the connection is closed afterwards. */
        void to(Socket connection, OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket listener, Reply reply) {
        this.listener = listener;
        Thread acceptor = new Thread(() -> acceptAll(reply), "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Starts a server that treats every connection alike. */
    public static RawServer replying(Reply reply) throws IOException {
        return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), reply);
    }

    /** Starts a server that writes a text and hangs up. */
    public static RawServer saying(String text) throws IOException {
        return replying((connection, out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The server's base address. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The heads of the requests received so far. */
    public List<String> heads() {
        return heads;
    }

    private void acceptAll(Reply reply) {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                open.add(connection);
                new Thread(() -> serve(connection, reply)).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, Reply reply) {
        try (connection) {
            heads.add(head(connection));
            reply.to(connection, connection.getOutputStream());
        } catch (IOException gone) {
            open.remove(connection);
        }
    }

    private static String head(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
