package dev.arrshell.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's HTTP server, for tests that play a server of their own. */
public final class JdkHttpServer {

    private JdkHttpServer() {}

    /** One on a free port, not yet started. */
    public static HttpServer create() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }
}
