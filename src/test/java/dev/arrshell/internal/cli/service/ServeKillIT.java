package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.RunningServers;
import dev.arrshell.testing.Supervisors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service with real servers that is killed under load, at seeded moments. Twice; as often as the system property
 * {@code arr.serve.kill.rounds} says, 30 times with the Maven profile {@code kill}.
 */
@Tag("long")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class ServeKillIT {

    private static final int ROUNDS = Integer.getInteger("arr.serve.kill.rounds", 2);
    private static final int CLIENTS = 8;
    private static final String SERVER = "sleep 900";
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(40);
    private static final Pattern STATUS = Pattern.compile("\"sessionStatus\":\"(\\w+)\"");

    private static final Pattern ID = Pattern.compile("\"sessionId\":\"([0-9a-f-]+)\"");

    @TempDir
    Path temp;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    private RunningServers running() {
        return new RunningServers("SERVE_KILL", temp.toString());
    }

    @AfterEach
    void leaveNothing() {
        running().kill();
        Supervisors.awaitEnd(temp);
    }

    private EmulatorProcess serve() throws IOException {
        Path configuration = Files.writeString(temp.resolve("server.toml"), """
                [server]
                hostname = "127.0.0.1"
                grace    = "1s"
                pass     = ["PATH", "SERVE_KILL"]
                [server.standard]
                command  = ["sh", "-c", "echo up; exec %s"]
                ready    = "line:up"
                startup  = "60s"
                """.formatted(SERVER));
        return EmulatorProcess.serve(
                Launcher.arr().env("SERVE_KILL", temp.toString()).within(Duration.ofMinutes(10)),
                "--config",
                configuration.toString(),
                "--data",
                temp.resolve("data").toString());
    }

    @Test
    void everySessionHasItsServerAndEveryServerItsSession() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc, to see the environment of processes");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 1; round <= ROUNDS; round++) {
            try (EmulatorProcess service = serve()) {
                verify(service.client(), "round " + round + ", seed " + seed);
                load(service, random);
            }
        }
        try (EmulatorProcess service = serve()) {
            verify(service.client(), "the end, seed " + seed);
            stopped.addAll(acknowledged);
            RawClient client = service.client();
            ID.matcher(client.list().body()).results().forEach(found -> client.stop(found.group(1)));
            verify(service.client(), "all stopped, seed " + seed);
        }
        assertThat(running().ofSessions(SERVER)).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(10 * ROUNDS);
    }

    private void load(EmulatorProcess service, Random random) {
        CountDownLatch enough = new CountDownLatch(15 + random.nextInt(40));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            RawClient client = service.client();
            Random own = new Random(random.nextLong());
            threads.add(new Thread(() -> work(client, own, enough)));
        }
        threads.forEach(Thread::start);
        try {
            enough.await();
            service.kill();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts and stops sessions, more stops than starts are left, so that the machine is not filled. */
    private void work(RawClient client, Random random, CountDownLatch enough) {
        try {
            while (true) {
                String id = client.created("0:30:0", "standard");
                acknowledged.add(id);
                enough.countDown();
                if (random.nextInt(4) > 0) {
                    stopped.add(id);
                    assertThat(client.stop(id).statusCode()).isEqualTo(204);
                    enough.countDown();
                }
            }
        } catch (UncheckedIOException killed) {
            // That is the end of this client's work.
        }
    }

    /** Waits until what the service says and what runs agree, and says what differs if they do not. */
    private void verify(RawClient client, String when) {
        long begin = System.nanoTime();
        Map<String, String> differing;
        do {
            differing = differences(client, when);
        } while (!differing.isEmpty() && System.nanoTime() - begin < SETTLED_WITHIN.toNanos());
        assertThat(differing).as(when).isEmpty();
    }

    private Map<String, String> differences(RawClient client, String when) {
        Map<String, Long> servers = running().ofSessions(SERVER);
        Map<String, String> differing = new TreeMap<>();
        for (String id : acknowledged) {
            HttpResponse<String> answer = client.properties(id);
            assertThat(answer.statusCode()).as("session %s, %s", id, when).isEqualTo(200);
            Matcher status = STATUS.matcher(answer.body());
            assertThat(status.find()).isTrue();
            boolean isReady = status.group(1).equals("Ready");
            long wanted = isReady ? 1 : 0;
            if (status.group(1).equals("Starting") || servers.getOrDefault(id, 0L) != wanted) {
                differing.put(id, status.group(1) + " with " + servers.getOrDefault(id, 0L) + " servers");
            }
            boolean mayHaveEnded = stopped.contains(id) || status.group(1).equals("Error");
            assertThat(isReady || mayHaveEnded || status.group(1).equals("Starting"))
                    .as("%s is %s, %s", id, status.group(1), when)
                    .isTrue();
        }
        unacknowledged(client, servers).forEach(id -> differing.put(id, "a server whose session is not listed"));
        return differing;
    }

    /** A start whose answer was lost may have a server, and then its session is listed. */
    private List<String> unacknowledged(RawClient client, Map<String, Long> servers) {
        String listed = client.list().body();
        return servers.keySet().stream()
                .filter(id -> !acknowledged.contains(id) && !listed.contains(id))
                .toList();
    }
}
