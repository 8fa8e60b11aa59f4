package dev.arrshell.bench.calls;

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

/** One GET and its parse, by as many threads as the runner has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallBenchmark {

    /** The system property that names the stub's address. */
    static final String STUB = "bench.stub";

    @Param({"hand", "arr", "azure"})
    public String client;

    private Caller caller;

    @Setup
    public void make() {
        caller = Caller.make(client, URI.create(System.getProperty(STUB)));
    }

    @Benchmark
    public String call() {
        return caller.hostname();
    }

    @TearDown
    public void close() {
        caller.close();
    }
}
