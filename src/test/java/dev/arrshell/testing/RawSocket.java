package dev.arrshell.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection over which a test sends bytes of its own choice. A read waits 20 seconds at most. */
public final class RawSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private RawSocket(Socket socket) {
        this.socket = socket;
    }

    /** Connects to the port of an address on this machine. */
    public static RawSocket to(URI server) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new RawSocket(socket);
    }

    /** Sends a request over a connection of its own and reads all that the server says until it closes it. */
    public static String exchange(URI server, String request) throws IOException {
        try (RawSocket socket = to(server)) {
            socket.send(request);
            return socket.rest();
        }
    }

    /** The same, where the client says that it sends no more. */
    public static String exchangeAndEnd(URI server, String request) throws IOException {
        try (RawSocket socket = to(server)) {
            socket.send(request);
            socket.end();
            return socket.rest();
        }
    }

    /** Sends characters as one byte each; what a server that hangs up does not take is lost. */
    public void send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException hungUp) {
            // What was said before can still be read.
        }
    }

    /** Says that nothing more is sent. */
    public void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Reads until the server closes the connection. */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Reads up to the blank line after a head, which is part of the result. */
    public String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int character = socket.getInputStream().read();
            if (character < 0) {
                return head.toString();
            }
            head.append((char) character);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
