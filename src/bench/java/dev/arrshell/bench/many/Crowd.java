package dev.arrshell.bench.many;

import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static dev.arrshell.time.Durations.seconds;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.LeaseKeeper;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.emulator.BootProfile;
import dev.arrshell.model.SessionSize;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** So many sessions at once, of one client, in one Java machine with the emulator that answers. */
final class Crowd {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Crowd() {}

    /** Figures of one kind by the number of sessions, in the order they were first added. */
    static final class Figures {

        private final Map<String, List<Double>> all = new LinkedHashMap<>();

        void add(int size, Map<String, Double> figures) {
            figures.forEach((name, figure) -> all.computeIfAbsent(
                            String.format("%,d: %s", size, name), any -> new ArrayList<>())
                    .add(figure));
        }

        Map<String, List<Double>> all() {
            return all;
        }
    }

    /** On what they are started and awaited. */
    enum Ground {
        VIRTUAL("virtual time, boots of ten seconds"),
        REAL("real time, boots of two seconds");

        private final String words;

        Ground(String words) {
            this.words = words;
        }

        private ArrEmulator emulator() {
            ArrEmulatorBuilder builder =
                    ArrEmulator.builder().boot(SessionSize.STANDARD, seconds(this == REAL ? 2 : 10));
            return switch (this) {
                case VIRTUAL -> builder.start();
                case REAL -> builder.realTime().start();
            };
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Starts them all, then awaits them all. */
    static Map<String, Double> awaited(int size, Ground ground) throws Exception {
        LongAdder requests = new LongAdder();
        try (ArrEmulator emulator = ground.emulator();
                Arr arr = Arr.create(counting(emulator, requests).build())) {
            return measured(size, requests, () -> join(all(client(arr), size)));
        }
    }

    private static ArrOptions.Builder counting(ArrEmulator emulator, LongAdder requests) {
        return emulator.arr().options().toBuilder().awaitAtMost(hours(2)).onExchange(exchange -> requests.increment());
    }

    private static ArrClient client(Arr arr) {
        return arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region("westus2");
    }

    private static List<CompletableFuture<ReadySession>> all(ArrClient client, int size) {
        return IntStream.range(0, size)
                .mapToObj(any -> started(client).thenCompose(Session::awaitReadyAsync))
                .toList();
    }

    private static CompletableFuture<Session> started(ArrClient client) {
        return client.session().size(SessionSize.STANDARD).lease(hours(4)).startAsync();
    }

    private static <T> List<T> join(List<CompletableFuture<T>> all) {
        return all.stream().map(CompletableFuture::join).toList();
    }

    /** Something that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private static Map<String, Double> measured(int size, LongAdder requests, Work work) throws Exception {
        THREADS.resetPeakThreadCount();
        long begun = System.nanoTime();
        work.run();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("milliseconds", (System.nanoTime() - begun) / 1e6);
        figures.put("requests a session", requests.doubleValue() / size);
        figures.put("threads at most, the emulator's among them", (double) THREADS.getPeakThreadCount());
        return figures;
    }

    /** What the heap holds more for each wait, while nothing else happens. */
    static double heapOfAWait(int size) throws Exception {
        try (ArrEmulator emulator = ArrEmulator.builder()
                        .realTime()
                        .boot(SessionSize.STANDARD, BootProfile.never())
                        .start();
                Arr arr = Arr.create(counting(emulator, new LongAdder()).build())) {
            ArrClient client = client(arr);
            List<Session> sessions = new ArrayList<>(join(
                    IntStream.range(0, size).mapToObj(any -> started(client)).toList()));
            long before = used();
            List<CompletableFuture<ReadySession>> waits = new ArrayList<>();
            for (Session session : sessions) {
                waits.add(session.awaitReadyAsync(minutes(30)));
            }
            Thread.sleep(3_000);
            long after = used();
            waits.forEach(wait -> wait.cancel(true));
            return (after - before) / (double) size;
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    /** Keeps them all until eight hours are over. The clock does not wait for looks that are under way, so it waits here. */
    static Map<String, Double> keptAlive(int size) throws Exception {
        LongAdder requests = new LongAdder();
        try (ArrEmulator emulator = Ground.VIRTUAL.emulator();
                Arr arr = Arr.create(counting(emulator, requests).build())) {
            List<LeaseKeeper> keepers = new ArrayList<>();
            List<ReadySession> sessions = join(shortLeases(client(arr), size));
            requests.reset();
            for (ReadySession session : sessions) {
                keepers.add(session.keepAlive(minutes(15), hours(8)));
            }
            while (requests.sum() < size) {
                Thread.sleep(100);
            }
            Thread.sleep(1_000);
            requests.reset();
            Map<String, Double> figures =
                    measured(size, requests, () -> emulator.clock().advance(Duration.ofMinutes(7 * 60 + 30)));
            figures.put("still up", (double) client(arr).sessions().size());
            keepers.forEach(LeaseKeeper::close);
            return figures;
        }
    }

    private static List<CompletableFuture<ReadySession>> shortLeases(ArrClient client, int size) {
        return Collections.nCopies(size, client).stream()
                .map(each -> each.session()
                        .size(SessionSize.STANDARD)
                        .lease(minutes(20))
                        .startAsync())
                .map(start -> start.thenCompose(Session::awaitReadyAsync))
                .toList();
    }

    /** Within a rate that they share. */
    static Map<String, Double> limited(int size) throws Exception {
        LongAdder requests = new LongAdder();
        try (ArrEmulator emulator = Ground.VIRTUAL.emulator();
                Arr arr = Arr.create(
                        counting(emulator, requests).callsPerMinute(600).build())) {
            List<Double> readyAfter = Collections.synchronizedList(new ArrayList<>());
            var begun = emulator.clock().instant();
            Map<String, Double> figures = measured(
                    size,
                    requests,
                    () -> join(all(client(arr), size).stream()
                            .map(wait -> wait.thenAccept(ready -> readyAfter.add(
                                    Duration.between(begun, emulator.clock().instant())
                                                    .toMillis()
                                            / 1e3)))
                            .toList()));
            figures.put("virtual seconds until the first was seen ready", Collections.min(readyAfter));
            figures.put("virtual seconds until the last was seen ready", Collections.max(readyAfter));
            figures.put("requests a virtual minute", requests.doubleValue() / Collections.max(readyAfter) * 60);
            return figures;
        }
    }
}
