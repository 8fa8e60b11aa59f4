package dev.arrshell.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
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

/** Requests per second: the same GET, answered by different servers, over one and over many connections. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RequestBenchmark {

    @Param({"bare", "bare-best", "emulator", "wiremock"})
    public String server;

    @Param({"1", "64"})
    public int connections;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long cpu;
    private Server subject;
    private Load load;

    @Setup
    public void start() throws IOException {
        subject = Server.start(server);
        load = new Load(subject, connections);
    }

    @Setup(Level.Iteration)
    public void forget() {
        load.reset();
        cpu = PROCESS.getProcessCpuTime();
    }

    @Benchmark
    public int request() throws IOException {
        return load.next();
    }

    @TearDown(Level.Iteration)
    public void tell() throws IOException {
        long used = PROCESS.getProcessCpuTime() - cpu;
        Told.tell(load.percentile(0.5), load.percentile(0.99), used / load.answered());
    }

    @TearDown
    public void stop() throws IOException {
        load.close();
        subject.close();
    }
}
