package dev.arrshell;

import static dev.arrshell.time.Durations.hours;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Costs that can be counted, and so are the same on every machine. The bounds leave room for another Java, not for a
 * gross mistake; how long things take is what {@code src/bench} measures.
 */
@Timeout(120)
class CallCostTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** The profile soak has ten thousand. */
    private static final int SESSIONS = Integer.getInteger("arr.waits", 2_000);

    /** 64 that wait for answers, as many that give them, and some that read: 163 on Java 17. */
    private static final int MOST_THREADS = 250;

    private static final int CALLS = 2_000;
    private static final int ROUNDS = 3;

    /** So many more than a call by hand, whose URI, header and request are made once. */
    private static final long MOST_BYTES = 10_000;

    @Test
    void thousandsOfWaitsTakeABoundedNumberOfThreadsAndFewRequestsEach() {
        try (ArrEmulator emulator = ArrEmulator.builder()
                .boot(SessionSize.STANDARD, Duration.ofSeconds(2))
                .start()) {
            ArrClient client = emulator.client();
            client.token();
            int before = THREADS.getThreadCount();
            THREADS.resetPeakThreadCount();

            List<CompletableFuture<ReadySession>> waits = IntStream.range(0, SESSIONS)
                    .mapToObj(any -> client.session()
                            .size(SessionSize.STANDARD)
                            .lease(hours(4))
                            .startAsync()
                            .thenCompose(Session::awaitReadyAsync))
                    .toList();
            waits.forEach(CompletableFuture::join);

            assertThat(THREADS.getPeakThreadCount() - before).isBetween(1, MOST_THREADS);
            assertThat(emulator.counts().get(Operation.CREATE)).isEqualTo(SESSIONS);
            assertThat(emulator.counts().get(Operation.PROPERTIES)).isBetween(1L * SESSIONS, 6L * SESSIONS);
        }
    }

    @Test
    void aCallAllocatesAFewKilobytesMoreOnItsThreadThanOneByHand() throws Exception {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            ArrClient client = emulator.client();
            Session session =
                    client.session().size(SessionSize.STANDARD).lease(hours(4)).start();
            HttpClient jdk = HttpClient.newHttpClient();
            HttpRequest byHand = HttpRequest.newBuilder(propertiesOf(session, client))
                    .header("Authorization", client.token().revealTo(text -> "Bearer " + text))
                    .build();

            // In turn and the least, since the compilers of Java come to the same code sooner or later.
            long ours = Long.MAX_VALUE;
            long theirs = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                ours = Math.min(ours, bytesOf(session::properties));
                theirs = Math.min(theirs, bytesOf(() -> jdk.send(byHand, BodyHandlers.ofByteArray())));
            }

            System.out.println("CallCostTest: " + ours + " bytes a call, " + theirs + " by hand");
            assertThat(ours).isBetween(1_000L, theirs + MOST_BYTES);
        }
    }

    private static URI propertiesOf(Session session, ArrClient client) {
        return client.endpoint()
                .resolve("/v1/accounts/" + client.account() + "/sessions/" + session.id() + "/properties");
    }

    /** The bytes that this thread allocates for one call. */
    private static long bytesOf(Callable<?> call) throws Exception {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            call.call();
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / CALLS;
    }
}
