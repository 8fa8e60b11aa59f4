package dev.arrshell.bench;

import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;

import com.sun.management.OperatingSystemMXBean;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.serve.SessionServer;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.SimulatedProvider;
import dev.arrshell.internal.service.simulated.SimulatedSettings;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A service with a thousand sessions on simulated servers, of which no client asks anything. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IdleServiceBenchmark {

    private static final int SESSIONS = 1_000;
    private static final int AT_ONCE = 50;
    private static final long IDLE_SECONDS = 20;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Path directory;
    private SessionServer server;
    private Arr arr;

    /** A figure that JMH reports besides the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Figures {

        /** Milliseconds of processor time that the process uses in a minute. */
        public long cpuPerMinute;
    }

    @Setup(Level.Trial)
    public void fill() throws IOException {
        directory = Files.createTempDirectory("arr-idle");
        server = ServedSessionsBenchmark.server(
                directory,
                new SimulatedProvider(
                        new SimulatedSettings(
                                "simulated.invalid",
                                Map.of(SessionSize.STANDARD, new BootModel.Fixed(Duration.ofSeconds(1))),
                                Map.of()),
                        TimeSource.system()));
        arr = Arr.create(ArrOptions.builder().sts(server.uri()).build());
        ArrClient client = arr.account(server.account(), server.key()).endpoint(server.uri());
        for (int started = 0; started < SESSIONS; started += AT_ONCE) {
            Stream.generate(() -> client.session()
                            .size(SessionSize.STANDARD)
                            .lease(hours(2))
                            .startAsync()
                            .thenCompose(Session::awaitReadyAsync))
                    .limit(AT_ONCE)
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    @TearDown(Level.Trial)
    public void end() throws IOException {
        arr.close();
        server.close(Duration.ofSeconds(10), true);
        OwnerOnlyFiles.deleteAll(directory);
    }

    @Benchmark
    public void idle(Figures figures) throws InterruptedException {
        long before = PROCESS.getProcessCpuTime();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        long used = PROCESS.getProcessCpuTime() - before;
        figures.cpuPerMinute = TimeUnit.NANOSECONDS.toMillis(used) * minutes(1).toSeconds() / IDLE_SECONDS;
    }
}
