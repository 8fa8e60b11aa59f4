package dev.arrshell.testing;

import com.sun.net.httpserver.HttpServer;
import dev.arrshell.internal.service.binding.HttpBinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's HTTP server. It reads its settings once in a JVM, so the emulator, which makes them, is loaded first. */
public final class JdkHttpServer {

    private JdkHttpServer() {}

    /** One on a free port, not yet started. */
    public static HttpServer create() throws IOException {
        try {
            Class.forName(HttpBinding.class.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }
}
