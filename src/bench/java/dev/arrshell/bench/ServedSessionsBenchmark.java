package dev.arrshell.bench;

import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.launch.PortRange;
import dev.arrshell.internal.service.launch.ReadyRule;
import dev.arrshell.internal.service.launch.ServerCommand;
import dev.arrshell.internal.service.process.ProcessProvider;
import dev.arrshell.internal.service.process.ProcessSettings;
import dev.arrshell.internal.service.serve.ServeSettings;
import dev.arrshell.internal.service.serve.SessionServer;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.server.ServerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sessions with processes behind them, started and awaited at once, then stopped one after the other. Needs perl. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ServedSessionsBenchmark {

    /** A server that accepts on its port and then prints when that was. */
    private static final String SERVER = "use IO::Socket::INET; use Time::HiRes 'time'; "
            + "my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $ARGV[0], Listen => 5) or die; "
            + "$| = 1; printf \"%d\\n\", time() * 1000; sleep 900";

    private static final long LOOK_MILLIS = 50;

    @Param({"1", "100"})
    public int sessions;

    /** Figures that JMH reports besides the time, in milliseconds. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Figures {
        public long asked;
        public long ready;
        public long readyAfterPortMedian;
        public long readyAfterPortWorst;
        public long stopMedian;
        public long stopWorst;
    }

    @Benchmark
    public void startAwaitAndStop(Figures figures) throws IOException {
        Path directory = Files.createTempDirectory("arr-served");
        ServerCommand command = new ServerCommand(
                List.of("perl", "-e", SERVER, "{port}"), ReadyRule.parse("tcp"), minutes(5), OptionalInt.empty());
        ProcessProvider provider = new ProcessProvider(new ProcessSettings(
                directory.resolve("servers"),
                "127.0.0.1",
                new PortRange(20_000, 30_000),
                List.of("PATH"),
                Duration.ofSeconds(1),
                Map.of(SessionSize.STANDARD, command)));
        SessionServer server = server(directory, provider);
        try (Arr arr = Arr.create(ArrOptions.builder().sts(server.uri()).build())) {
            measure(arr.account(server.account(), server.key()).endpoint(server.uri()), figures);
            provider.awaitReleased(minutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close(Duration.ofSeconds(10), true);
        }
        OwnerOnlyFiles.deleteAll(directory);
    }

    /** A service on a free port that keeps what it knows in a directory. */
    static SessionServer server(Path directory, ServerProvider provider) throws IOException {
        return SessionServer.start(
                new ServeSettings(
                        directory,
                        InetAddress.getLoopbackAddress(),
                        0,
                        new Region("westus2"),
                        Map.of(),
                        Optional.empty(),
                        ArrEmulator.ACCOUNT_KEY,
                        false),
                provider,
                System.err::println);
    }

    private void measure(ArrClient client, Figures figures) throws InterruptedException {
        long begin = System.nanoTime();
        List<Session> all = Stream.generate(() -> client.session()
                        .size(SessionSize.STANDARD)
                        .lease(hours(1))
                        .startAsync())
                .limit(sessions)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        figures.asked = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        Map<SessionId, Long> readyAt = readyAt(client);
        figures.ready = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        long[] lags = all.stream()
                .mapToLong(each ->
                        readyAt.get(each.id()) - Long.parseLong(each.log().strip()))
                .sorted()
                .toArray();
        long[] stops =
                all.stream().mapToLong(each -> millis(each::stop)).sorted().toArray();
        figures.readyAfterPortMedian = lags[lags.length / 2];
        figures.readyAfterPortWorst = lags[lags.length - 1];
        figures.stopMedian = stops[stops.length / 2];
        figures.stopWorst = stops[stops.length - 1];
    }

    /** When each was seen to be ready, in milliseconds since 1970, by one list after the other. */
    private Map<SessionId, Long> readyAt(ArrClient client) throws InterruptedException {
        Map<SessionId, Long> readyAt = new HashMap<>();
        while (readyAt.size() < sessions) {
            Thread.sleep(LOOK_MILLIS);
            for (SessionProperties each : client.sessions()) {
                if (each.status().equals(SessionStatus.READY)) {
                    readyAt.putIfAbsent(each.id(), System.currentTimeMillis());
                }
            }
        }
        return readyAt;
    }

    private static long millis(Runnable call) {
        long begin = System.nanoTime();
        call.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
