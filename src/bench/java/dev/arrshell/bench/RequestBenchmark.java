package dev.arrshell.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Requests a second: the same GET to different servers, over one and over many connections. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RequestBenchmark {

    @Param({"bare", "emulator", "wiremock"})
    public String server;

    @Param({"1", "64"})
    public int connections;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private BenchServer subject;
    private LoadGenerator load;
    private long cpuAtStart;

    @Setup
    public void start() throws IOException {
        subject = BenchServer.start(server);
        load = new LoadGenerator(subject, connections);
    }

    @TearDown
    public void stop() throws IOException {
        load.close();
        subject.close();
    }

    @Setup(Level.Iteration)
    public void reset() {
        load.reset();
        cpuAtStart = PROCESS.getProcessCpuTime();
    }

    /** Figures of an iteration that JMH reports besides the score. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Figures {

        /** The latency in nanoseconds that one request in a hundred exceeds. */
        public long p99;

        /** Processor time in nanoseconds for a request, of client and server. */
        public long cpu;

        @TearDown(Level.Iteration)
        public void read(RequestBenchmark benchmark) {
            p99 = benchmark.load.percentile(0.99);
            cpu = (PROCESS.getProcessCpuTime() - benchmark.cpuAtStart) / benchmark.load.answered();
        }
    }

    @Benchmark
    public int request(Figures figures) throws IOException {
        return load.next();
    }
}
