package dev.arrshell.internal.cli.service;

import static dev.arrshell.testing.SlurmService.PREMIUM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arrshell.testing.SlurmService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * {@code arr serve} with many jobs of a real Slurm cluster of this machine, and killed among them. The Maven profile
 * {@code slurm} has a larger cluster, more kills and more sessions.
 */
@Tag("long")
@Timeout(value = 25, unit = TimeUnit.MINUTES)
@TestInstance(Lifecycle.PER_CLASS)
final class SlurmLoadIT {

    private static final int NODES = Integer.getInteger("arr.slurm.nodes", 3);
    private static final int PROCESSORS = Integer.getInteger("arr.slurm.processors", 2);
    private static final int KILLS = Integer.getInteger("arr.slurm.kills", 1);
    private static final int UP = Integer.getInteger("arr.slurm.up", 4);
    private static final int PARTS = 4;

    private SlurmService service;

    @BeforeAll
    void start() throws IOException {
        service = SlurmService.start(NODES, PROCESSORS, Duration.ofSeconds(120 + 2 * NODES * PROCESSORS));
    }

    @AfterAll
    void end() {
        if (service != null) {
            service.close();
        }
    }

    @AfterEach
    void stopAll() {
        service.stopAll();
    }

    @Test
    void aServiceThatIsKilledFindsEachJobOnce() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> up = new ArrayList<>();
        for (int i = 0; i < UP; i++) {
            up.add(service.client().created("0:30:0", PREMIUM));
        }
        up.forEach(service::ready);
        for (int kill = 0; kill < KILLS; kill++) {
            String more = service.client().created("0:30:0", PREMIUM);
            String stopped = up.remove(random.nextInt(up.size()));
            service.client().stop(stopped);
            up.add(more);
            long at =
                    System.nanoTime() + Duration.ofMillis(random.nextInt(1500)).toNanos();
            service.awaitThat("the moment", () -> System.nanoTime() > at);
            service.operator().kill();
            service.restart();
        }

        up.forEach(service::ready);
        service.awaitThat(
                "one job a session, seed " + seed, () -> service.live().size() == up.size());
    }

    /** Fills the cluster in parts and prints what each of them took. */
    @Test
    void oneLookAnIntervalTellsOfAllSessions() throws IOException {
        long begin = System.nanoTime();
        int before = service.looks();
        Map<String, Long> told = new HashMap<>();
        int part = Math.max(1, NODES * PROCESSORS / PARTS);
        for (int sessions = part; sessions <= NODES * PROCESSORS; sessions += part) {
            long start = System.nanoTime();
            List<String> added = new ArrayList<>();
            for (int i = 0; i < part; i++) {
                added.add(service.client().created("0:30:0", PREMIUM));
            }
            service.awaitThat("all are ready", () -> isReady(added, told));
            report(sessions, Duration.ofNanos(System.nanoTime() - start), added, told);
        }

        assertThat(service.looks() - before)
                .isLessThanOrEqualTo(
                        (int) Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1);
    }

    /** Whether all are; notes when each was first listed as ready. */
    private boolean isReady(List<String> sessions, Map<String, Long> told) throws IOException {
        JsonNode listed = new ObjectMapper().readTree(service.client().list().body());
        long now = System.currentTimeMillis();
        for (JsonNode session : listed.get("sessions")) {
            if (session.get("sessionStatus").textValue().equals("Ready")) {
                told.putIfAbsent(session.get("sessionId").textValue(), now);
            }
        }
        return told.keySet().containsAll(sessions);
    }

    private void report(int sessions, Duration taken, List<String> added, Map<String, Long> told) throws IOException {
        List<Long> delays = new ArrayList<>();
        for (String session : added) {
            delays.add(told.get(session) - service.upAt(session));
        }
        delays.sort(null);
        Path status =
                Path.of("/proc", service.operator().description().get("pid").asText(), "status");
        String memory = Files.readString(status).replaceAll("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1");
        System.out.printf(
                "SlurmLoadIT: %d sessions, the last %d in %.1f s, resident %d MB; Ready told after %.1f s (median), %.1f s"
                        + " (most)%n",
                sessions,
                added.size(),
                taken.toMillis() / 1000.0,
                Long.parseLong(memory) / 1024,
                delays.get(delays.size() / 2) / 1000.0,
                delays.get(delays.size() - 1) / 1000.0);
    }
}
