package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.HostileRequests;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.RawSocket;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Good requests, damaged at random: whatever comes in, the answer is no 5xx, nothing hangs, and no answer shows the
 * inside. Two 5xx are right: 501 to a transfer coding and 505 to a version that the server does not know. A failure names the seed: {@code -Darr.seed=…} repeats it, {@code -Darr.requests=…} sends more.
 */
@Tag("long")
@Timeout(300)
class HostileInputTest {

    private static final long SEED = Long.getLong("arr.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("arr.requests", 10_000);
    private static final int SENDERS = 8;
    private static final String ACCOUNT = ArrEmulator.ACCOUNT_ID.value();

    private final ArrEmulator emulator = ArrEmulator.start();
    private final HostileRequests requests = new HostileRequests(
            ArrEmulator.ACCOUNT_ID.value(), RawClient.of(emulator).token());

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void nothingThatIsSentBreaksIt() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> running = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            Random random = new Random(SEED + sender);
            running.add(senders.submit(() -> {
                for (int i = 0; i < REQUESTS / SENDERS; i++) {
                    attack(random);
                }
                return null;
            }));
        }
        for (Future<?> sender : running) {
            sender.get();
        }
        senders.shutdownNow();
        assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(200);
        assertThat(emulator.journal()).noneMatch(exchange -> exchange.status() >= 500);
    }

    private void attack(Random random) {
        String request = requests.next(random);
        String answer = exchange(request);
        String told = "seed " + SEED + ": " + request + "\n was answered " + answer;
        assertThat(answer).as(told).matches("(?s)HTTP/1\\.1 ([234]\\d\\d|501|505) .*");
        assertThat(answer).as(told).doesNotContain("\tat ", "Exception:", "dev.arrshell");
    }

    private String exchange(String request) {
        try {
            return RawSocket.exchangeAndEnd(emulator.uri(), request);
        } catch (IOException unanswered) {
            throw new AssertionError("seed " + SEED + ": no answer to " + request, unanswered);
        }
    }

    @Test
    void slowSendersKeepNobodyElseWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(begin(i % 2 == 0 ? "GET /v1/acc" : unfinished()));
            }
            assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private Socket begin(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", emulator.uri().getPort());
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static String unfinished() {
        return "POST /v1/accounts/" + ACCOUNT
                + "/sessions/create HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{";
    }
}
