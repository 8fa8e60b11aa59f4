package dev.arrshell.bench;

import static dev.arrshell.time.Durations.hours;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.SessionSize;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The memory that an emulator holds after more requests than its journal keeps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class JournalMemoryBenchmark {

    private static final int REQUESTS = 30_000;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    /** A figure that JMH reports besides the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Figures {

        /** Kilobytes of the heap that the emulator and its client hold. */
        public long heldKilobytes;
    }

    @Benchmark
    public void fill(Figures figures) {
        long before = heldKilobytes();
        try (ArrEmulator emulator = ArrEmulator.start()) {
            ArrClient client = emulator.client();
            Session session =
                    client.session().size(SessionSize.STANDARD).lease(hours(4)).start();
            for (int i = 0; i < REQUESTS; i++) {
                session.properties();
            }
            figures.heldKilobytes = heldKilobytes() - before;
        }
    }

    private static long heldKilobytes() {
        MEMORY.gc();
        return MEMORY.getHeapMemoryUsage().getUsed() / 1024;
    }
}
