package dev.arrshell;

import static dev.arrshell.time.Durations.hours;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.wire.InProcessEndpoints;
import dev.arrshell.internal.wire.InProcessServer;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.Tokens;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private static final int SESSIONS = 10_000;

    /** 64 that wait for answers, as many that give them, and some that read: 163 on Java 17. */
    private static final int MOST_THREADS = 250;

    private static final int CALLS = 2_000;

    /** 9.8 kB on Java 17, of which a compiled caller saves a part. */
    private static final long MOST_BYTES = 13_000;

    @Test
    void tenThousandWaitsTakeABoundedNumberOfThreadsAndFewRequestsEach() {
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

    /** What the client itself allocates: no socket, and an answer that is there already. */
    @Test
    void aCallAllocatesAFewKilobytes() {
        AccessToken token = AccessToken.of(Tokens.jwt(Instant.now().plusSeconds(86_400)));
        URI base = URI.create("http://127.0.0.1:9");
        ArrOptions options = ArrOptions.builder()
                .apiVersion(ApiVersion.V2021_01_01)
                .endpoints(new InProcessEndpoints(region -> base, new Constant()))
                .build();
        try (Arr arr = Arr.create(options)) {
            Session session = arr.account(ArrEmulator.ACCOUNT_ID, () -> token)
                    .region("westus2")
                    .session("e13d2c44-63e0-4591-991e-f9e05e599a93");
            IntStream.range(0, CALLS).forEach(warm -> session.properties());

            long thread = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(thread);
            IntStream.range(0, CALLS).forEach(call -> session.properties());
            long each = (THREADS.getThreadAllocatedBytes(thread) - before) / CALLS;

            System.out.println("CallCostTest: " + each + " bytes a call");
            assertThat(each).isBetween(1_000L, MOST_BYTES);
        }
    }

    /** Answers a session's properties. */
    private static final class Constant implements InProcessServer {

        private static final WireResponse ANSWER = new WireResponse(
                200,
                Map.of("content-type", List.of("application/json; charset=utf-8")),
                ("{\"id\":\"e13d2c44-63e0-4591-991e-f9e05e599a93\",\"creationTime\":\"2021-01-28T20:40:52.1234567Z\","
                                + "\"arrInspectorPort\":54065,\"handshakePort\":58098,\"elapsedTimeMinutes\":1,"
                                + "\"hostname\":\"f3ad0607.remoterendering.vm.westus2.mixedreality.azure.com\","
                                + "\"maxLeaseTimeMinutes\":300,\"size\":\"Standard\",\"status\":\"Ready\","
                                + "\"teraflops\":10.6}")
                        .getBytes(StandardCharsets.UTF_8));

        @Override
        public boolean isAt(URI address) {
            return true;
        }

        @Override
        public CompletableFuture<WireResponse> answer(WireRequest request) {
            return CompletableFuture.completedFuture(ANSWER);
        }
    }
}
