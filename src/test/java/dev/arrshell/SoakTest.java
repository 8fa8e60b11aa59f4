package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.Fault;
import dev.arrshell.emulator.FaultBuilder;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.SoakClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight clients of one account keep sessions for a while, one after the other, and one answer in twenty goes wrong. So many
 * sessions as the system property {@code arr.soak.sessions} says: 80, or with the Maven profile {@code kill} 2,000, which
 * take a virtual week. {@code -Darr.seed=…} draws the same lengths and faults again.
 */
@Tag("long")
@Timeout(1700)
final class SoakTest {

    private static final int SESSIONS = Integer.getInteger("arr.soak.sessions", 80);
    private static final int CLIENTS = 8;
    private static final long SEED = Long.getLong("arr.seed", System.nanoTime());
    private static final long HEAP_SLACK = 32L << 20;
    private static final int SLACK = 24;

    @TempDir
    Path home;

    private final AtomicInteger ended = new AtomicInteger();

    /** What must not grow. */
    private record Usage(int threads, long files, long heap) {

        static Usage now() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
            return new Usage(Thread.activeCount(), files, runtime.totalMemory() - runtime.freeMemory());
        }
    }

    @Test
    void leasesAreKeptAndNothingIsLeftOrGrows() throws Exception {
        System.out.println("SoakTest: " + SESSIONS + " sessions, -Darr.seed=" + SEED);
        try (ArrEmulator emulator = ArrEmulator.builder().onWarning(rare -> {}).start()) {
            Instant begun = emulator.clock().instant();
            List<Fault> faults = spoil(emulator);

            List<Usage> usages = run(emulator);

            long fired = faults.stream().mapToLong(Fault::fired).sum();
            faults.forEach(Fault::remove);
            endUncertainStarts(emulator);
            assertThat(fired).as("faults, seed %d", SEED).isGreaterThan(SESSIONS / 4);
            assertThat(emulator.client().sessions()).as("left, seed %d", SEED).isEmpty();
            assertThat(Files.size(home.resolve("started.jsonl"))).isZero();
            assertThat(Duration.between(begun, emulator.clock().instant()))
                    .isGreaterThan(Duration.ofMinutes(25L * SESSIONS / CLIENTS));
            assertNoGrowth(usages.get(0), usages.get(1));
        }
    }

    /**
     * A start whose outcome stayed uncertain stays in the ledger for a week. The next session that
     * ends after that time clears it away.
     */
    private void endUncertainStarts(ArrEmulator emulator) throws Exception {
        emulator.clock().advance(Duration.ofDays(8));
        try (SoakClient last = new SoakClient(emulator, home.resolve("started.jsonl"), 0, SEED)) {
            last.live();
        }
    }

    /** One in a hundred each. */
    private static List<Fault> spoil(ArrEmulator emulator) {
        List<Fault> faults = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            FaultBuilder spot = emulator.on(operation);
            faults.add(spot.respond(503));
            faults.add(spot.dropConnection());
            faults.add(spot.dropConnectionAfter());
            faults.add(spot.truncateBody());
            faults.add(spot.throttle(Duration.ofSeconds(3)));
        }
        for (int i = 0; i < faults.size(); i++) {
            faults.get(i).withProbability(0.01, SEED + i);
        }
        return faults;
    }

    /** After a quarter of them, when all that is made once is there, and at the end. */
    private List<Usage> run(ArrEmulator emulator) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        CountDownLatch quarter = new CountDownLatch(SESSIONS / 4);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SoakClient client = new SoakClient(emulator, home.resolve("started.jsonl"), i, SEED + i);
            running.add(threads.submit(() -> {
                for (int done = 0; done < SESSIONS / CLIENTS; done++) {
                    assertThat(client.live()).as("seed %d", SEED).isEqualTo(SessionStatus.READY);
                    ended.incrementAndGet();
                    quarter.countDown();
                }
                client.close();
                return null;
            }));
        }
        quarter.await();
        Usage first = Usage.now();
        for (Future<?> client : running) {
            client.get();
        }
        threads.shutdown();
        assertThat(ended).hasValue(SESSIONS / CLIENTS * CLIENTS);
        return List.of(first, Usage.now());
    }

    private static void assertNoGrowth(Usage first, Usage last) throws IOException {
        assertThat(last.threads()).as("threads, seed %d", SEED).isLessThanOrEqualTo(first.threads() + SLACK);
        assertThat(last.files()).as("files, seed %d", SEED).isLessThanOrEqualTo(first.files() + SLACK);
        assertThat(last.heap()).as("heap, seed %d", SEED).isLessThanOrEqualTo(first.heap() + HEAP_SLACK);
    }
}
