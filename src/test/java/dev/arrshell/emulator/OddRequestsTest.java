package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.RawSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that a good client does not send: each is answered by the emulator itself, and none takes effect by half. */
@Timeout(60)
final class OddRequestsTest {

    private static final String HEALTH = "/__arr/health";
    private static final String LATEST = "?api-version=2021-01-01";
    private static final String SESSION = "/accounts/" + ArrEmulator.ACCOUNT_ID + "/sessions/s1";
    private static final String LEASE = "{\"maxLeaseTimeMinutes\":240,\"size\":\"Standard\"}";

    private final ArrEmulator emulator = ArrEmulator.start();
    private final String token = RawClient.of(emulator).token();

    @AfterEach
    void close() {
        emulator.close();
    }

    private static String get(String path, String... headerLines) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines(headerLines) + "\r\n";
    }

    private static String lines(String... lines) {
        return Stream.of(lines).map(line -> line + "\r\n").reduce("", String::concat);
    }

    private String authorized(String methodAndPath, String... headerLines) {
        return methodAndPath + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n"
                + lines(headerLines);
    }

    private static Arguments kind(int status, String kind, String... requests) {
        return Arguments.of(kind, status, List.of(requests));
    }

    private static String[] headers(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> "X-" + i + ": " + "y".repeat(length))
                .toArray(String[]::new);
    }

    static Stream<Arguments> kinds() {
        String chunked = "Transfer-Encoding: chunked";
        return Stream.of(
                kind(
                        200,
                        "lines that end with LF alone",
                        get(HEALTH).replace("\r\n", "\n"),
                        get(HEALTH, "X: y").replace("\r\n\r\n", "\n\n"),
                        get(HEALTH).replaceFirst("\r\n", "\n")),
                kind(200, "blank lines before the request", "\r\n" + get(HEALTH), "\n\r\n\n" + get(HEALTH)),
                kind(200, "a folded header", get(HEALTH, "X: a", " b"), get(HEALTH, "X:", "\tb", "  c")),
                kind(200, "an offer of another protocol", get(HEALTH, "Upgrade: h2c", "HTTP2-Settings: AAMA")),
                kind(200, "an address with a host", get("http://elsewhere" + HEALTH), get("https://a:1" + HEALTH)),
                kind(200, "as many headers as may be", get(HEALTH, headers(98, 1)), get(HEALTH, headers(60, 500))),
                kind(200, "a long address", get(HEALTH + "?" + "x".repeat(8000))),
                kind(
                        200,
                        "a version that is not the last",
                        "GET " + HEALTH + " HTTP/1.0\r\nHost: localhost\r\n\r\n",
                        "GET " + HEALTH + " HTTP/1.2\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
                kind(
                        400,
                        "no request line",
                        "\u0001\u0002\r\n\r\n",
                        "GET\r\n\r\n",
                        "GET " + HEALTH + "\r\n\r\n",
                        "GET " + HEALTH + " HTTP\r\n\r\n",
                        "GET " + HEALTH + " HTTP/1.-1\r\n\r\n",
                        "GET " + HEALTH + " HTTP/1.x\r\n\r\n",
                        "GET " + HEALTH + " HTTP/1.99999999999\r\n\r\n",
                        "GET " + HEALTH + " http/1.1\r\nHost: localhost\r\n\r\n",
                        "GET " + HEALTH + " x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                        "\r\n".repeat(20)),
                kind(400, "a method that is none", request("G@T"), request("G(T)"), request("\"GET\"")),
                kind(
                        405,
                        "a method that is unknown",
                        request("BREW"),
                        request("get"),
                        request("TRACE"),
                        request("OPTIONS")),
                kind(
                        405,
                        "CONNECT",
                        "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n",
                        "CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n",
                        "CONNECT example.com:80 HTTP/1.0\r\n\r\n"),
                kind(
                        505,
                        "another version of HTTP",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        "GET " + HEALTH + " HTTP/2.0\r\nHost: localhost\r\n\r\n",
                        "GET " + HEALTH + " HTTP/0.9\r\n\r\n",
                        "GET " + HEALTH + " HTTP/3.0\r\n\r\n"),
                kind(
                        400,
                        "an address that is none",
                        get("/%zz"),
                        get("/a|b"),
                        get("health"),
                        get("mailto:health"),
                        get("http://[::1"),
                        get("http://"),
                        get("/\u00ff")),
                kind(414, "an address that is too long", get("/" + "x".repeat(8192)), get("/" + "x".repeat(100_000))),
                kind(
                        431,
                        "headers that are too large",
                        get(HEALTH, "X: " + "y".repeat(33_000)),
                        get(HEALTH, "X: " + "y".repeat(64_000)),
                        host("a".repeat(60_000)),
                        get(HEALTH, headers(90, 400)),
                        get(HEALTH, "X: " + "y".repeat(1_000_000))),
                kind(
                        431,
                        "headers that are too many",
                        get(HEALTH, headers(99, 1)),
                        get(HEALTH, headers(201, 1)),
                        get(HEALTH, headers(5000, 1))),
                kind(
                        400,
                        "a header that is none",
                        get(HEALTH, "no colon"),
                        get(HEALTH, "X : y"),
                        get(HEALTH, ": y"),
                        get(HEALTH, "X(1): y"),
                        get(HEALTH, "X: a\u0000b"),
                        get(HEALTH, "X: a\u0001b"),
                        get(HEALTH, "X: a\rb"),
                        "GET " + HEALTH + " HTTP/1.1\r\n Host: localhost\r\n\r\n"),
                kind(
                        400,
                        "no host, or two",
                        "GET " + HEALTH + " HTTP/1.1\r\n\r\n",
                        get(HEALTH, "Host: localhost"),
                        get(HEALTH, "host: other")),
                kind(
                        403,
                        "a host that is none of ours",
                        host("a".repeat(3000)),
                        host("a.".repeat(1500) + "localhost"),
                        host("a.".repeat(10_000) + "mixedreality.azure.com"),
                        host("[" + ":".repeat(4000) + "]"),
                        host("127.0.0.1".repeat(500)),
                        host("localhost:" + "1".repeat(3000)),
                        host("localhost:http"),
                        host("[::1"),
                        host("")),
                kind(
                        400,
                        "a length that is none",
                        get(HEALTH, "Content-Length: -5"),
                        get(HEALTH, "Content-Length: +5"),
                        get(HEALTH, "Content-Length: 5x"),
                        get(HEALTH, "Content-Length:"),
                        get(HEALTH, "Content-Length: 5, 5"),
                        get(HEALTH, "Content-Length: 0", "Content-Length: 5"),
                        get(HEALTH, "Content-Length: 5", chunked)),
                kind(
                        413,
                        "a body that is too large",
                        get(HEALTH, "Content-Length: 1048577"),
                        get(HEALTH, "Content-Length: 99999999999999999999"),
                        get(HEALTH, "Content-Length: 3000000") + "x".repeat(3_000_000),
                        get(HEALTH, chunked) + "200000\r\n" + "x".repeat(2 << 20) + "\r\n0\r\n\r\n"),
                kind(
                        501,
                        "a transfer coding that is not known",
                        get(HEALTH, "Transfer-Encoding: gzip"),
                        get(HEALTH, "Transfer-Encoding: gzip, chunked"),
                        get(HEALTH, chunked, chunked)),
                kind(
                        400,
                        "a chunk that is none",
                        get(HEALTH, chunked) + "zz\r\n",
                        get(HEALTH, chunked) + "-1\r\n",
                        get(HEALTH, chunked) + "\r\n",
                        get(HEALTH, chunked) + "2\r\nabcd\r\n0\r\n\r\n",
                        get(HEALTH, chunked) + "ffffffffffffffff\r\nx"),
                kind(
                        417,
                        "an expectation that is not known",
                        get(HEALTH, "Expect: 200-ok", "Content-Length: 0"),
                        get(HEALTH, "Expect: a cake")));
    }

    private static String request(String method) {
        return get(HEALTH).replace("GET ", method + " ");
    }

    private static String host(String host) {
        return "GET " + HEALTH + " HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n";
    }

    @ParameterizedTest(name = "{0} is answered {1}")
    @MethodSource("kinds")
    void theEmulatorAnswersItself(String kind, int status, List<String> requests) throws IOException {
        for (String request : requests) {
            assertAnswered(request, status, RawSocket.exchange(emulator.uri(), request));
        }
        assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(200);
    }

    /** All that is refused, but for what a route refuses. */
    static Stream<Arguments> kindsRefusedUnread() {
        return kinds().filter(kind -> {
            int status = (int) kind.get()[1];
            return status >= 400 && status != 403 && (status != 405 || kind.get()[0].equals("CONNECT"));
        });
    }

    /** What is refused before it is understood may be the beginning of anything. */
    @ParameterizedTest(name = "{0} ends the connection")
    @MethodSource("kindsRefusedUnread")
    void whatIsRefusedUnreadEndsTheConnection(String kind, int status, List<String> requests) throws IOException {
        for (String request : requests) {
            String open = request.replace("Connection: close", "Connection: keep-alive");

            assertThat(RawSocket.exchange(emulator.uri(), open))
                    .as(open.substring(0, Math.min(open.length(), 300)))
                    .startsWith("HTTP/1.1 " + status)
                    .contains("\r\nConnection: close\r\n");
        }
    }

    private static void assertAnswered(String request, int status, String answer) {
        String shown = request.length() > 300 ? request.substring(0, 300) + "…" : request;
        assertThat(answer).as(shown).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).as(shown).containsOnlyOnce("\r\nMS-CV: ").doesNotContainIgnoringCase("<html", "\tat ");
        assertThat(answer).as(shown).containsPattern("\r\nContent-Length: \\d+\r\n");
    }

    private void startSession() throws IOException {
        String answer = RawSocket.exchange(
                emulator.uri(),
                authorized(
                                "PUT " + SESSION + LATEST,
                                "Connection: close",
                                "Content-Type: application/json",
                                "Content-Length: " + LEASE.length())
                        + "\r\n"
                        + LEASE);
        assertThat(answer).startsWith("HTTP/1.1 201 ");
    }

    /** Cut off at every place before the blank line, and the client hangs up. */
    @Test
    void aStopThatIsCutOffStopsNothing() throws IOException {
        startSession();
        String stop = authorized("POST " + SESSION + "/:stop" + LATEST, "Content-Length: 0");
        List<Integer> ends = new ArrayList<>(List.of(1, 4, 20, stop.indexOf("\r\n"), stop.indexOf("\r\n") + 1));
        ends.addAll(List.of(stop.indexOf("\r\n") + 2, stop.length() - 7, stop.length() - 2, stop.length() - 1));
        ends.add(stop.length());

        for (int end : ends) {
            String cut = stop.substring(0, end);
            assertAnswered(cut, 400, RawSocket.exchangeAndEnd(emulator.uri(), cut));
        }

        assertThat(emulator.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.status()).isNotEqualTo(SessionStatus.STOPPED));
        assertThat(RawSocket.exchangeAndEnd(emulator.uri(), stop + "\r\n")).startsWith("HTTP/1.1 204 ");
    }

    @Test
    void aBodyThatIsCutOffStartsNothing() throws IOException {
        String path = "PUT " + SESSION + LATEST;
        String length = Integer.toHexString(LEASE.length());
        String chunked = authorized(path, "Transfer-Encoding: chunked") + "\r\n";
        String whole = length + "\r\n" + LEASE + "\r\n";
        List<String> cut = List.of(
                authorized(path, "Content-Length: " + (LEASE.length() + 1)) + "\r\n" + LEASE,
                authorized(path, "Content-Length: " + LEASE.length()) + "\r\n" + LEASE.substring(1),
                authorized(path, "Content-Length: " + LEASE.length()) + "\r\n",
                chunked,
                chunked + length,
                chunked + length + "\r\n" + LEASE,
                chunked + whole,
                chunked + whole + "0",
                chunked + whole + "0\r\n",
                chunked + whole + "0\r\nTrailer: x",
                chunked + whole + "0\r\nTrailer: x\r\n");

        for (String request : cut) {
            assertAnswered(request, 400, RawSocket.exchangeAndEnd(emulator.uri(), request));
        }

        assertThat(emulator.sessions()).isEmpty();
        assertThat(RawSocket.exchangeAndEnd(emulator.uri(), chunked + whole + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 201 ");
    }

    @Test
    void trailersAreTaken() throws IOException {
        String length = Integer.toHexString(LEASE.length());
        List<String> ends = List.of("0\r\nX: y\r\n\r\n", "0;x=y\r\nA: b\r\nC: d\r\n\r\n", "0\nX: y\n\n");

        for (int i = 0; i < ends.size(); i++) {
            String request =
                    authorized("PUT " + SESSION + i + LATEST, "Transfer-Encoding: chunked", "Connection: close")
                            + "\r\n" + length + "\r\n" + LEASE + "\r\n" + ends.get(i);
            assertAnswered(request, 201, RawSocket.exchange(emulator.uri(), request));
        }
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws IOException {
        try (RawSocket client = RawSocket.to(emulator.uri())) {
            client.send(authorized(
                            "PUT " + SESSION + LATEST,
                            "Expect: 100-continue",
                            "Connection: close",
                            "Content-Length: " + LEASE.length())
                    + "\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send(LEASE);
            assertThat(client.rest()).startsWith("HTTP/1.1 201 ");
        }
    }

    /** A body that would be refused anyway is not asked for. */
    @Test
    void aClientThatAsksWithTooMuchIsRefused() throws IOException {
        String request = get(HEALTH, "Expect: 100-continue", "Content-Length: 2000000");

        assertAnswered(request, 413, RawSocket.exchange(emulator.uri(), request));
    }

    @Test
    void headIsGetWithoutABody() throws IOException {
        String head = RawSocket.exchange(emulator.uri(), get(HEALTH).replace("GET ", "HEAD "));
        String get = RawSocket.exchange(emulator.uri(), get(HEALTH));

        assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
        assertThat(withoutMarks(head) + "{\"status\":\"ready\"}").isEqualTo(withoutMarks(get));
    }

    private static String withoutMarks(String answer) {
        return answer.replaceAll("MS-CV: .*\r\n", "");
    }

    @Test
    void requestsThatComeAtOnceAreAnsweredInTheirOrder() throws IOException {
        String asked = "GET " + HEALTH + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String unknown = "GET /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc";
        String answers = RawSocket.exchange(emulator.uri(), asked + unknown + asked + get(HEALTH));

        assertThat(answers.split("HTTP/1.1 ")).hasSize(5);
        assertThat(answers).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 404 .*HTTP/1.1 200 .*HTTP/1.1 200 .*");
    }

    /** What is refused may be the beginning of anything, so nothing after it is taken for a request. */
    @Test
    void nothingIsTakenAfterARefusal() throws IOException {
        startSession();
        String stop = authorized("POST " + SESSION + "/:stop" + LATEST, "Content-Length: 0") + "\r\n";

        for (String refused : List.of(get(HEALTH, "Content-Length: x"), get(HEALTH, "X : y"), get("/%zz"))) {
            assertThat(RawSocket.exchange(emulator.uri(), refused + stop)).startsWith("HTTP/1.1 400 ");
        }

        assertThat(emulator.sessions().get(0).status()).isNotEqualTo(SessionStatus.STOPPED);
    }
}
