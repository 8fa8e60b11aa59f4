package dev.arrshell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts load on an emulator that gets killed, and remembers what it was told: every answer that came must hold
 * afterwards; of a request without an answer both outcomes may.
 */
public final class CrashLoadClient {

    private static final List<String> LEASES = List.of("01:00:00", "02:00:00", "03:00:00", "04:00:00");

    private final long seed;
    private final Map<String, Known> sessions = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();

    /** Draws what it does from a seed, which failures name. */
    public CrashLoadClient(long seed) {
        this.seed = seed;
    }

    /** What a session may be by now: any of these leases, any of these statuses. */
    private record Known(Set<String> leases, Set<String> statuses) {}

    /** How many changes were answered for. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Lets clients change sessions, and kills the emulator while they do, after so many answers. */
    public void load(EmulatorProcess emulator, int clients, int answers) {
        CountDownLatch enough = new CountDownLatch(answers);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Random random = new Random(seed + i + acknowledged.get());
            RawClient client = emulator.client();
            threads.add(new Thread(() -> work(client, random, enough)));
        }
        threads.forEach(Thread::start);
        await(enough);
        emulator.kill();
        threads.forEach(CrashLoadClient::join);
    }

    private void work(RawClient client, Random random, CountDownLatch enough) {
        try {
            while (true) {
                live(client, random, enough);
            }
        } catch (UncheckedIOException killed) {
            // That is the end of this client's work.
        }
    }

    private void live(RawClient client, Random random, CountDownLatch enough) {
        String id = client.created("1:0:0", random.nextBoolean() ? "Standard" : "Premium");
        told(id, new Known(Set.of(LEASES.get(0)), Set.of("Starting")), enough);
        int last = random.nextInt(LEASES.size());
        for (int i = 1; i <= last; i++) {
            String lease = LEASES.get(i);
            sessions.put(id, new Known(Set.of(LEASES.get(i - 1), lease), Set.of("Starting")));
            answered(client.update(id, lease), 200);
            told(id, new Known(Set.of(lease), Set.of("Starting")), enough);
        }
        if (random.nextBoolean()) {
            Set<String> lease = Set.of(LEASES.get(last));
            sessions.put(id, new Known(lease, Set.of("Starting", "Stopped")));
            answered(client.stop(id), 204);
            told(id, new Known(lease, Set.of("Stopped")), enough);
        }
    }

    private static void answered(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private void told(String id, Known known, CountDownLatch enough) {
        sessions.put(id, known);
        acknowledged.incrementAndGet();
        enough.countDown();
    }

    /** Compares all sessions with what was told, and takes for granted what is found. */
    public void verify(RawClient client) {
        sessions.replaceAll((id, known) -> {
            HttpResponse<String> answer = client.properties(id);
            assertThat(answer.statusCode()).as("session %s, seed %d", id, seed).isEqualTo(200);
            return new Known(
                    only(known.leases(), "sessionMaxLeaseTime", answer.body()),
                    only(known.statuses(), "sessionStatus", answer.body()));
        });
    }

    private Set<String> only(Set<String> possible, String field, String body) {
        List<String> found = possible.stream()
                .filter(value -> body.contains("\"" + field + "\":\"" + value + "\""))
                .toList();
        assertThat(found).as("one of %s in %s, seed %d", possible, body, seed).hasSize(1);
        return Set.copyOf(found);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
