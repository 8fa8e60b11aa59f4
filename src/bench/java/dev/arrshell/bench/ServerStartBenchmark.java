package dev.arrshell.bench;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.arrshell.emulator.ArrEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The start of a server in a test's process, until its first answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ServerStartBenchmark {

    private Runnable end;

    @TearDown(Level.Invocation)
    public void end() {
        end.run();
    }

    @Benchmark
    public String bare() throws IOException {
        BenchServer server = BenchServer.start("bare");
        end = server::close;
        return answer(server.port(), BenchServer.PATH);
    }

    @Benchmark
    public String emulator() throws IOException {
        ArrEmulator emulator = ArrEmulator.start();
        end = emulator::close;
        return answer(emulator.uri().getPort(), "/__arr/health");
    }

    @Benchmark
    public String wiremock() throws IOException {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        end = server::stop;
        return answer(server.port(), "/__admin/health");
    }

    private static String answer(int port, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!answer.startsWith("HTTP/1.1 200")) {
                throw new IOException(answer);
            }
            return answer;
        }
    }
}
