package dev.arrshell.testing;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A program that accepts connections on the port of ARR_PORT until it is killed. */
public final class PortServer {

    private PortServer() {}

    /** Takes no arguments. */
    public static void main(String... none) throws Exception {
        int port = Integer.parseInt(System.getenv("ARR_PORT"));
        try (var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("accepts on " + port);
            while (true) {
                server.accept().close();
            }
        }
    }
}
