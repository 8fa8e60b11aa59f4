package dev.arrshell.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls of a client against a server in another process. JMH's option {@code -t} says how many are in flight. */
@State(Scope.Benchmark)
public class CallBenchmark {

    @Param({"hand-written", "arr", "azure"})
    public String client;

    private BenchServer server;

    @Setup
    public void start() throws IOException {
        server = BenchServer.startProcess();
    }

    @TearDown
    public void stop() {
        server.close();
    }

    private PropertiesClient connect() {
        return PropertiesClient.of(client, URI.create("http://127.0.0.1:" + server.port()));
    }

    /** The calls of one client. */
    @State(Scope.Benchmark)
    public static class Connected {
        private PropertiesClient properties;

        @Setup
        public void connect(CallBenchmark benchmark) {
            properties = benchmark.connect();
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public String call(Connected connected) throws Exception {
        return connected.properties.hostname();
    }

    /** The first call of a Java process, with all that loads for it. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public String first() throws Exception {
        return connect().hostname();
    }
}
