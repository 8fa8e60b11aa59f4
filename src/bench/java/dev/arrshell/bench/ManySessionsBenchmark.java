package dev.arrshell.bench;

import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.seconds;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.SessionSize;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Many sessions of one client, started and awaited at once in virtual time with boots of ten seconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ManySessionsBenchmark {

    @Param({"100", "1000", "10000"})
    public int sessions;

    /** Figures that JMH reports besides the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Figures {
        public long requests;
        public long peakThreads;
    }

    @Benchmark
    public void startAndAwait(Figures figures) {
        LongAdder requests = new LongAdder();
        try (ArrEmulator emulator = ArrEmulator.builder()
                        .boot(SessionSize.STANDARD, seconds(10))
                        .start();
                Arr arr = Arr.create(emulator.arr().options().toBuilder()
                        .awaitAtMost(hours(2))
                        .onExchange(exchange -> requests.increment())
                        .build())) {
            ArrClient client =
                    arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region("westus2");
            List<CompletableFuture<ReadySession>> all =
                    Stream.generate(() -> start(client)).limit(sessions).toList();
            all.forEach(CompletableFuture::join);
        }
        figures.requests = requests.sum();
        figures.peakThreads = ManagementFactory.getThreadMXBean().getPeakThreadCount();
    }

    private static CompletableFuture<ReadySession> start(ArrClient client) {
        return client.session()
                .size(SessionSize.STANDARD)
                .lease(hours(4))
                .startAsync()
                .thenCompose(Session::awaitReadyAsync);
    }
}
