package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.HostileRequests;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.RawSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An emulator with little memory that is sent damaged requests for as many seconds as the system property
 * {@code arr.fuzz.seconds} says: 5, or 1,800 with the Maven profile {@code fuzz}. Each is answered, none with an error of the
 * server, and the server still answers good ones afterwards. {@code -Darr.seed=…} sends the same requests again.
 */
@Tag("long")
final class EmulatorFuzzIT {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("arr.fuzz.seconds", 5));
    private static final long SEED = Long.getLong("arr.seed", System.nanoTime());
    private static final int SENDERS = 8;

    /** So many are sent however slow the machine is. */
    private static final int LEAST = 1_000;

    /** So many requests later, time has passed and the sessions that they made are forgotten. */
    private static final int ROUND = 5_000;

    private final AtomicLong sent = new AtomicLong();

    @Test
    void everyRequestIsAnsweredAndTheServerStaysWell() throws Exception {
        System.out.println("EmulatorFuzzIT: " + LENGTH.toSeconds() + " s, -Darr.seed=" + SEED);
        Launcher little = Launcher.arr().env("ARR_JAVA_OPTS", "-Xmx256m").within(LENGTH.plusMinutes(5));
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (EmulatorProcess emulator = EmulatorProcess.start(little, "--time", "virtual")) {
            long end = System.nanoTime() + LENGTH.toNanos();
            for (int round = 0; isToGoOn(end); round++) {
                attack(emulator, senders, round, end);
                assertWell(emulator);
            }
            emulator.terminate();
            assertThat(emulator.exitCode()).isEqualTo(143);
        } finally {
            senders.shutdownNow();
        }
    }

    private boolean isToGoOn(long end) {
        return System.nanoTime() < end || sent.get() < LEAST;
    }

    private void attack(EmulatorProcess emulator, ExecutorService senders, int round, long end) throws Exception {
        HostileRequests requests =
                new HostileRequests(emulator.account(), emulator.client().token());
        List<Future<?>> running = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            Random random = new Random(SEED + (long) round * SENDERS + sender);
            running.add(senders.submit(() -> {
                for (int i = 0; i < ROUND / SENDERS && isToGoOn(end); i++) {
                    attack(emulator, requests.next(random));
                }
            }));
        }
        for (Future<?> sender : running) {
            sender.get();
        }
    }

    private void attack(EmulatorProcess emulator, String request) {
        String told = "seed " + SEED + ": " + (request.length() > 5000 ? request.substring(0, 5000) + "…" : request);
        try {
            String answer = RawSocket.exchangeAndEnd(emulator.uri(), request);
            assertThat(answer).as(told).matches("(?s)HTTP/1\\.1 ([234]\\d\\d|501|505) .*");
            assertThat(answer)
                    .as(told)
                    .contains("\r\nMS-CV: ")
                    .doesNotContain("\tat ", "Exception:", "dev.arrshell", "<html");
            sent.incrementAndGet();
        } catch (IOException unanswered) {
            throw new AssertionError(told, unanswered);
        }
    }

    /** Good requests have good answers; then all sessions expire and are forgotten, so that they do not fill the memory. */
    private static void assertWell(EmulatorProcess emulator) {
        RawClient client = emulator.client();
        String id = client.created("4:0:0", "Standard");
        assertThat(client.properties(id).statusCode()).isEqualTo(200);
        assertThat(client.list().body()).contains(id);
        assertThat(client.raw("GET", "/__arr/requests", "").body())
                .startsWith("{\"dropped\":")
                .endsWith("]}");
        assertThat(client.raw("POST", "/__arr/clock", "{\"advance\":\"P40D\"}").statusCode())
                .isEqualTo(200);
        assertThat(client.raw("POST", "/__arr/boot", "{\"standard\":{\"fixed\":\"PT10S\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(emulator.client().list().body()).isEqualTo("{\"sessions\":[]}");
    }
}
