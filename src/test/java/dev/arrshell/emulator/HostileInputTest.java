package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Good requests, damaged at random: whatever comes in, the answer is no 5xx, nothing hangs, and no answer shows the
 * inside. Two 5xx are right: 501 to a transfer coding and 505 to a version that the server does not know. A failure names the seed: {@code -Darr.seed=…} repeats it, {@code -Darr.requests=…} sends more.
 */
@Timeout(300)
class HostileInputTest {

    private static final long SEED = Long.getLong("arr.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("arr.requests", 10_000);
    private static final int SENDERS = 8;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String ACCOUNT = ArrEmulator.ACCOUNT_ID.value();

    private final ArrEmulator emulator = ArrEmulator.start();
    private final String token = RawClient.of(emulator).token();

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

    private void attack(Random random) throws IOException {
        byte[] request = damaged(request(random), random);
        String answer = exchange(request);
        String told =
                "seed " + SEED + ": " + new String(request, StandardCharsets.ISO_8859_1) + "\n was answered " + answer;
        boolean refused = answer.isEmpty() || answer.matches("(?s)HTTP/1\\.1 ([234]\\d\\d|501|505) .*");
        assertThat(refused).as(told).isTrue();
        assertThat(answer).as(told).doesNotContain("\tat ", "Exception:", "dev.arrshell");
    }

    private String exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", emulator.uri().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException hung) {
            throw new AssertionError(
                    "seed " + SEED + ": no answer to " + new String(request, StandardCharsets.ISO_8859_1), hung);
        } catch (IOException reset) {
            return "";
        }
    }

    /** A request as a good client sends it, one in eight of them a chunked one. */
    private String request(Random random) {
        String sessions = "/accounts/" + ACCOUNT + "/sessions";
        String old = "{\"maxLeaseTime\":\"4:0:0\",\"models\":[],\"size\":\"standard\"}";
        String later = "{\"maxLeaseTimeMinutes\":240,\"size\":\"Standard\"}";
        String[][] kinds = {
            {"POST", "/v1" + sessions + "/create", old},
            {"GET", "/v1" + sessions, ""},
            {"GET", "/v1" + sessions + "/d31bddca-dab7-498e-9bc9-7594bc12862f/properties", ""},
            {"PATCH", "/uksouth/v1" + sessions + "/d31b", "{\"maxLeaseTime\":\"5:0:0\"}"},
            {"DELETE", "/v1" + sessions + "/d31b", ""},
            {"PUT", sessions + "/s" + random.nextInt(50) + "?api-version=2021-01-01", later},
            {"GET", sessions + "?api-version=2021-01-01&continuationToken=MS4xLjE", ""},
            {"PATCH", sessions + "/s1?api-version=2021-01-01", "{\"maxLeaseTimeMinutes\":300}"},
            {"POST", sessions + "/s1/:stop?api-version=2021-01-01", ""},
            {"GET", "/accounts/" + ACCOUNT + "/token", ""},
            {"GET", "/__arr/requests?operation=create", ""},
            {"POST", "/__arr/boot", "{\"standard\":{\"between\":[\"PT1S\",\"PT2S\"],\"seed\":7}}"},
            {"POST", "/__arr/clock", "{\"advance\":\"PT1S\"}"},
            {"POST", "/__arr/sessions/s1/fail", "{\"reason\":\"GPU lost\"}"},
        };
        String[] kind = kinds[random.nextInt(kinds.length)];
        boolean chunked = random.nextInt(8) == 0;
        return kind[0] + " " + kind[1] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + (chunked ? chunked(kind[2]) : "Content-Length: " + kind[2].length() + "\r\n\r\n" + kind[2]);
    }

    private static String chunked(String body) {
        String chunk = body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        return "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n";
    }

    private static byte[] damaged(String request, Random random) {
        StringBuilder text = new StringBuilder(request);
        for (int wounds = 1 + random.nextInt(3); wounds > 0; wounds--) {
            wound(text, random);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Most wounds are not in the token, which takes up most of a request. */
    private static void wound(StringBuilder text, Random random) {
        int line = Math.max(1, text.indexOf("\r\n"));
        int body = Math.max(0, text.indexOf("\r\n\r\n"));
        int at = switch (random.nextInt(3)) {
            case 0 -> random.nextInt(line);
            case 1 -> body + random.nextInt(Math.max(1, text.length() - body));
            default -> random.nextInt(Math.max(1, text.length()));
        };
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(8)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(50)));
            case 2 -> text.insert(at, (char) random.nextInt(256));
            case 3 -> text.setLength(Math.max(1, at));
            case 4 -> text.insert(at, piece(random));
            case 5 -> text.replace(at, end, piece(random));
            case 6 -> text.insert(at, "[".repeat(random.nextInt(3000)));
            default -> flip(text, at, random);
        }
    }

    private static void flip(StringBuilder text, int at, Random random) {
        if (at < text.length()) {
            text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
        }
    }

    private static String piece(Random random) {
        List<String> pieces = List.of(
                "\r\n",
                "\n",
                "\0",
                "%",
                "%00",
                "%zz",
                "//",
                "/../",
                "?",
                "&",
                "=",
                ":",
                "\"",
                "\\",
                "{",
                "}",
                "null",
                "-1",
                "99999999999999999999",
                "1e999",
                "NaN",
                "true",
                "\u00ff",
                " ",
                "\t",
                "HTTP/0.9",
                "http://[::1",
                "Content-Length: -5\r\n",
                "Content-Length: 99\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Host: x\r\n",
                "ffffffffffffffff\r\n",
                "PT-9223372036854775808S",
                "api-version",
                "%F0%9F%92%A9",
                "X: " + "y".repeat(9000) + "\r\n");
        return pieces.get(random.nextInt(pieces.size()));
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
