package dev.arrshell.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A forwarding HTTP proxy that keeps what it can read: it tunnels after CONNECT and answers all else with 404. */
public final class ForwardingProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private volatile String refusal;
    private volatile String accepted;
    private volatile InetSocketAddress target;

    public ForwardingProxy() throws IOException {
        start(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** From now on answers each request with this status. */
    public void refuseWith(String status) {
        refusal = status;
    }

    /** From now on answers 407 to requests without this value of {@code Proxy-Authorization}. */
    public void acceptOnly(String authorization) {
        accepted = authorization;
    }

    /** From now on connects to this server, whatever it is asked for. */
    public void forwardTo(InetSocketAddress server) {
        target = server;
    }

    /** The requests that it could read, with their headers. */
    public List<String> heads() {
        return heads;
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            String refused = refusal(head);
            if (refused != null) {
                client.getOutputStream().write((refused + "\r\n\r\n").getBytes(ISO_8859_1));
                return;
            }
            String[] words = head.split(" ", 3);
            if (!words[0].equals("CONNECT")) {
                client.getOutputStream().write("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
                return;
            }
            try (Socket server = connected(words[1])) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                start(() -> server.getInputStream().transferTo(client.getOutputStream()));
                client.getInputStream().transferTo(server.getOutputStream());
            }
        }
    }

    private String refusal(String head) {
        if (refusal != null) {
            return "HTTP/1.1 " + refusal + "\r\nContent-Length: 0";
        }
        return accepted == null || head.contains("Proxy-Authorization: " + accepted + "\r\n")
                ? null
                : "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0";
    }

    private Socket connected(String authority) throws IOException {
        int colon = authority.lastIndexOf(':');
        return target == null
                ? new Socket(authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)))
                : new Socket(target.getAddress(), target.getPort());
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            read.write(next);
        }
        return read.toString(ISO_8859_1);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // one side has closed its connection
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
