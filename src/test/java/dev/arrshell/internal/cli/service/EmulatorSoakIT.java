package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.RawClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An emulator with little memory that keeps its data and is used for as many days of its clock as the system property
 * {@code arr.soak.days} says: 1, or 30 with the Maven profile {@code soak}. Every five minutes sessions are started, extended,
 * stopped and looked at, and each is as the rules say. {@code -Darr.seed=…} does the same again.
 */
@Tag("long")
final class EmulatorSoakIT {

    private static final int DAYS = Integer.getInteger("arr.soak.days", 1);
    private static final long SEED = Long.getLong("arr.seed", System.nanoTime());
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration BOOT = Duration.ofSeconds(10);
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final long LARGEST_STORE = 64 << 20;
    private static final Pattern ID = Pattern.compile("\"sessionId\":\"([^\"]+)\"");

    @TempDir
    Path data;

    private final Random random = new Random(SEED);
    private final Map<String, Expected> sessions = new LinkedHashMap<>();
    private Duration now = Duration.ZERO;
    private RawClient client;

    /**
     * How a session is expected to be.
     *
     * @param created when it was created
     * @param lease its lease
     * @param end when it was stopped, or ends by itself
     * @param stopped whether it was stopped
     */
    private record Expected(Duration created, Duration lease, Duration end, boolean stopped) {

        static Expected of(Duration created, Duration lease) {
            return new Expected(created, lease, created.plus(BOOT).plus(lease), false);
        }

        boolean runsAt(Duration moment) {
            return moment.compareTo(end) < 0;
        }

        String statusAt(Duration moment) {
            if (!runsAt(moment)) {
                return stopped ? "Stopped" : "Expired";
            }
            return moment.compareTo(created.plus(BOOT)) < 0 ? "Starting" : "Ready";
        }
    }

    @Test
    void everySessionIsAsTheRulesSayAndNothingGrows() throws IOException {
        System.out.println("EmulatorSoakIT: " + DAYS + " days, -Darr.seed=" + SEED);
        Launcher little = Launcher.arr().env("ARR_JAVA_OPTS", "-Xmx128m").within(Duration.ofMinutes(5 + 2L * DAYS));
        try (EmulatorProcess emulator = EmulatorProcess.start(
                little, "--time", "virtual", "--data", data.resolve("kept").toString())) {
            while (now.compareTo(Duration.ofDays(DAYS)) < 0) {
                client = emulator.client();
                for (int i = 0; i < 12; i++) {
                    step();
                }
                look();
            }
            pass(MEMORY.plusDays(1));
            client = emulator.client();
            look();
            assertThat(sessions).isEmpty();
            assertThat(Files.size(data.resolve("kept/arr.mv.db"))).isLessThan(LARGEST_STORE);
            assertThat(client.raw("GET", "/__arr/health", "").statusCode()).isEqualTo(200);
            emulator.terminate();
            assertThat(emulator.exitCode()).isEqualTo(143);
        }
    }

    private void step() {
        String lease = 1 + random.nextInt(3) + ":00:00";
        if (random.nextBoolean()) {
            String id = client.created(lease, "Standard");
            sessions.put(id, Expected.of(now, hours(lease)));
        }
        any().ifPresent(id -> change(id, 4 + random.nextInt(20) + ":00:00"));
        any().ifPresent(this::assertAsExpected);
        pass(STEP);
    }

    private static Duration hours(String lease) {
        return Duration.ofHours(Long.parseLong(lease.substring(0, lease.indexOf(':'))));
    }

    private Optional<String> any() {
        List<String> ids = new ArrayList<>(sessions.keySet());
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    private void change(String id, String lease) {
        Expected before = sessions.get(id);
        if (random.nextInt(4) == 0) {
            assertThat(client.stop(id).statusCode()).isEqualTo(204);
            sessions.put(id, before.runsAt(now) ? new Expected(before.created(), before.lease(), now, true) : before);
            return;
        }
        int status = client.update(id, lease).statusCode();
        boolean isLonger = hours(lease).compareTo(before.lease()) > 0;
        assertThat(status).as("seed %d", SEED).isEqualTo(!before.runsAt(now) ? 409 : isLonger ? 200 : 422);
        if (status == 200) {
            sessions.put(id, Expected.of(before.created(), hours(lease)));
        }
    }

    private void assertAsExpected(String id) {
        assertThat(client.properties(id).body())
                .as("seed %d, %s at %s", SEED, sessions.get(id), now)
                .contains("\"" + sessions.get(id).statusAt(now) + "\"");
    }

    private void pass(Duration time) {
        HttpResponse<String> moved = client.raw("POST", "/__arr/clock", "{\"advance\":\"" + time + "\"}");
        assertThat(moved.statusCode()).isEqualTo(200);
        now = now.plus(time);
    }

    /** The listing has those that run; what ended 30 days ago is forgotten. */
    private void look() {
        Set<String> running = new HashSet<>();
        sessions.forEach((id, session) -> {
            if (session.runsAt(now)) {
                running.add(id);
            }
        });
        Matcher listed = ID.matcher(client.list().body());
        Set<String> found = new HashSet<>();
        while (listed.find()) {
            found.add(listed.group(1));
        }
        assertThat(found).as("seed %d at %s", SEED, now).isEqualTo(running);
        sessions.entrySet().removeIf(session -> {
            boolean isForgotten = now.compareTo(session.getValue().end().plus(MEMORY)) >= 0;
            if (isForgotten) {
                assertThat(client.properties(session.getKey()).statusCode()).isEqualTo(404);
            }
            return isForgotten;
        });
        assertThat(client.raw("GET", "/__arr/requests", "").body())
                .startsWith("{\"dropped\":")
                .endsWith("]}");
    }
}
