package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An emulator is an open port: who may talk to it by which name, and what one client can make it hold. */
@Timeout(60)
final class OpenPortTest {

    private static final String LIST = "/v1/accounts/" + ArrEmulator.ACCOUNT_ID + "/sessions";
    private static final int PATIENCE_MILLIS = 20_000;

    private final List<String> warned = new CopyOnWriteArrayList<>();
    private ArrEmulator emulator = ArrEmulator.builder().onWarning(warned::add).start();

    @AfterEach
    void close() {
        emulator.close();
    }

    private void reachableFromElsewhere() throws IOException {
        emulator.close();
        emulator = ArrEmulator.builder()
                .onWarning(warned::add)
                .address(InetAddress.getByName("0.0.0.0"))
                .start();
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", emulator.uri().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String asked(String path, String... headers) throws IOException {
        return answer("GET " + path + " HTTP/1.1\r\nConnection: close\r\n"
                + String.join("\r\n", headers).replace("PORT", emulator.uri().getPort() + "")
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n"));
    }

    @Test
    void itListensToThisMachineOnly() {
        assertThat(emulator.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(warned).isEmpty();
    }

    @Test
    void itSaysSoWhenOthersCanReachIt() throws IOException {
        reachableFromElsewhere();

        assertThat(warned)
                .singleElement()
                .asString()
                .contains(
                        "listens on 0.0.0.0",
                        "every machine that reaches this address can use it with the key of an account");
    }

    /** A page whose name has been made to stand for this machine is given away by that name. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:PORT, 401",
        "localhost:PORT, 401",
        "arr.localhost, 401",
        "'[::1]:PORT', 401",
        "remoterendering.westus2.mixedreality.azure.com, 401",
        "evil.example:PORT, 403",
        "mixedreality.azure.com.evil.example, 403",
        "evilmixedreality.azure.com, 403",
        "localhost.evil.example, 403",
        "10.1.2.3:PORT, 403"
    })
    void theServiceIsCalledByItsNames(String host, int status) throws IOException {
        assertThat(asked(LIST, "Host: " + host)).startsWith("HTTP/1.1 " + status + " ");
        assertThat(emulator.journal()).hasSize(status == 401 ? 1 : 0);
    }

    /** A browser says for which page it asks; what it could ask for without a key or token, too. */
    @ParameterizedTest
    @CsvSource({
        "none, true",
        "same-origin, true",
        "same-site, false",
        "cross-site, false",
        "elsewhere, false",
        "'', false",
        "NONE, false",
        "'none\r\nSec-Fetch-Site: cross-site', false"
    })
    void noPageOfAnotherSiteUsesIt(String site, boolean allowed) throws IOException {
        String token = "/accounts/" + ArrEmulator.ACCOUNT_ID + "/token";
        String session = "/accounts/" + ArrEmulator.ACCOUNT_ID + "/sessions/s?api-version=2021-01-01";
        for (String path : List.of(LIST, token, session, "/nowhere", "/__arr/health", "/__arr/clock")) {
            String answer = asked(path, "Host: localhost:PORT", "Sec-Fetch-Site: " + site);

            assertThat(answer.startsWith("HTTP/1.1 403 ")).as(path + answer).isEqualTo(!allowed);
            assertThat(answer).contains("\r\nMS-CV: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3:PORT, 200", "'[fe80::1]', 200", "localhost, 200", "evil.example, 403", "'', 403"})
    void whoReachesItFromElsewhereSteersByAddress(String host, int status) throws IOException {
        reachableFromElsewhere();

        assertThat(asked("/__arr/health", "Host: " + host)).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://evil.example", "Sec-Fetch-Site: cross-site"})
    void noPageOfAnotherSiteSteersItEither(String header) throws IOException {
        reachableFromElsewhere();

        assertThat(asked("/__arr/health", "Host: 10.1.2.3:PORT", header)).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET / HTTP/1.1\r\nHost: localhost\r\nX: "})
    void aLineWithoutEndIsHungUpOn(String begin) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", emulator.uri().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            assertThat(swallowed(socket, begin)).isLessThan(8 << 20);
        }
        assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(200);
    }

    /** How much it takes before it hangs up. */
    private static long swallowed(Socket socket, String begin) throws IOException {
        byte[] piece = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
        for (long sent = 0; sent < 64 << 20; sent += piece.length) {
            try {
                socket.getOutputStream().write(piece);
            } catch (SocketException hungUp) {
                return sent;
            }
        }
        return Long.MAX_VALUE;
    }

    @Test
    void aRequestOfTooManyHeadersIsRefused() throws IOException {
        String[] headers = new String[5000];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = "X" + i + ": y";
        }
        String answer;
        try {
            answer = asked(LIST, headers);
        } catch (SocketException hungUp) {
            answer = "";
        }
        assertThat(answer).doesNotContain(" 200 ", " 401 ").matches("(?s)|HTTP/1\\.1 4.*");
        assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(200);
    }

    /** The client is still sending when it is refused, and gets to read why. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 15})
    void aBodyThatIsTooLargeIsRefused(int mebibytes) {
        RawClient client = RawClient.of(emulator);

        assertThat(client.create("1:0:0", "x".repeat(mebibytes << 20)).statusCode())
                .isEqualTo(413);
    }
}
