package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.RawClient;
import dev.arrshell.time.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends what clients sent to the real service, at the same moments of a virtual clock, and holds the emulator to what the
 * service answered: status, names of headers and those values that do not vary, keys, their order, types, null or absent.
 * See {@code src/test/resources/recordings/README.md}.
 */
class RecordedExchangesTest {

    private static final int EXCHANGES = 295;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** Values that differ from one session to the next, each held to its form. */
    private static final Map<String, String> FORMS = Map.of(
            "creationTime", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?\\+00:00",
            "arrInspectorPort", "0|[456]\\d{4}",
            "handshakePort", "0|[456]\\d{4}",
            "teraflops", "0\\.0|8\\.1|10\\.6|14\\.0",
            "AccessToken", "[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final String SERVER_OF_2021 = "\\d{9,10}-[0-9a-f-]{36}";
    private static final String SERVER_OF_2022 = "arr[a-z0-9]{2,3}standard[0-9a-f]{32}";

    /** One exchange at one moment. */
    private record Moment(Instant at, JsonNode exchange) {}

    static Stream<JsonNode> recordings() {
        try (InputStream file = RecordedExchangesTest.class.getResourceAsStream("/recordings/exchanges.json")) {
            List<JsonNode> all = new ArrayList<>();
            JSON.readTree(file).forEach(all::add);
            return all.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void allAreReplayed() {
        assertThat(recordings()
                        .map(RecordedExchangesTest::moments)
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(EXCHANGES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void isAnsweredAsTheServiceDid(String name) {
        JsonNode recording = recordings()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        List<Moment> moments = moments(recording);
        Instant begin = moments.get(0).at();
        try (ArrEmulator emulator = ArrEmulator.builder()
                .time(new VirtualClock(begin))
                .asIn(YearMonth.from(begin.atZone(ZoneOffset.UTC)))
                .boot(SessionSize.STANDARD, bootTime(moments))
                .start()) {
            Replay replay = new Replay(emulator, recording);
            assertThat(moments).allSatisfy(replay::play);
        }
    }

    static Stream<String> names() {
        return recordings().map(one -> one.path("name").asText());
    }

    private static List<Moment> moments(JsonNode recording) {
        List<Moment> moments = new ArrayList<>();
        for (JsonNode exchange : recording.path("exchanges")) {
            for (JsonNode date : exchange.path("dates")) {
                moments.add(new Moment(LocalDateTime.parse(date.asText(), DATE).toInstant(ZoneOffset.UTC), exchange));
            }
        }
        return moments;
    }

    /** From the create to the first answer that says Ready. */
    private static Duration bootTime(List<Moment> moments) {
        Instant created = first(moments, "Starting");
        Instant ready = first(moments, "Ready");
        return ready.isBefore(created) ? Duration.ofHours(1) : Duration.between(created, ready);
    }

    private static Instant first(List<Moment> moments, String status) {
        return moments.stream()
                .filter(moment ->
                        moment.exchange().path("body").path("status").asText().equals(status))
                .map(Moment::at)
                .findFirst()
                .orElse(Instant.MIN);
    }

    /** One recording against one emulator. */
    private record Replay(ArrEmulator emulator, RawClient client, JsonNode recording, URI base) {

        Replay(ArrEmulator emulator, JsonNode recording) {
            this(
                    emulator,
                    RawClient.of(emulator),
                    recording,
                    emulator.endpoint(Region.parse(recording.path("region").asText())));
        }

        void play(Moment moment) {
            if (moment.at().isAfter(emulator.clock().instant())) {
                emulator.clock().advance(Duration.between(emulator.clock().instant(), moment.at()));
            }
            JsonNode exchange = moment.exchange();
            HttpResponse<String> answer = send(exchange);

            assertThat(answer.statusCode()).isEqualTo(exchange.path("status").asInt());
            assertThat(headers(answer)).isEqualTo(expectedHeaders(exchange));
            assertThat(lengthTold(answer)).isEqualTo(bodyOf(answer).length);
            assertThat(shape(parsed(answer.body()), year())).isEqualTo(shape(exchange.path("body"), year()));
        }

        private String year() {
            return Integer.toString(
                    emulator.clock().instant().atZone(ZoneOffset.UTC).getYear());
        }

        private HttpResponse<String> send(JsonNode exchange) {
            String account = "/accounts/" + ArrEmulator.ACCOUNT_ID;
            String sessions = account + "/sessions";
            String session = sessions + "/" + recording.path("sid").asText();
            String body = exchange.path("request").isNull()
                    ? ""
                    : exchange.path("request").toString();
            String version = "?api-version=2021-01-01";
            return switch (exchange.path("op").asText()) {
                case "PUT" -> client.at(base).raw("PUT", session + version, body);
                case "GET" -> client.at(base).raw("GET", session + version, body);
                case "PATCH" -> client.at(base).raw("PATCH", session + version, body);
                case "LIST" -> client.at(base).raw("GET", sessions + version, body);
                case "STOP" -> client.at(base).raw("POST", session + "/:stop" + version, body);
                case "TOKEN" -> token(ArrEmulator.ACCOUNT_KEY.revealTo(key -> key));
                case "TOKEN-BADKEY" -> token("d3Jvbmcga2V5");
                default -> throw new AssertionError("unknown operation in " + exchange);
            };
        }

        private HttpResponse<String> token(String key) {
            String path = "/accounts/" + ArrEmulator.ACCOUNT_ID + "/token?api-version=2019-02-28-preview";
            return RawClient.send(emulator.sts(), "GET", path, "", ArrEmulator.ACCOUNT_ID + ":" + key);
        }
    }

    /** The names in small letters, with the value unless it varies. The emulator's own are left out. */
    private static Map<String, String> headers(HttpResponse<String> answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> put(headers, name, String.join(", ", values)));
        return headers;
    }

    private static Map<String, String> expectedHeaders(JsonNode exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.path("headers")
                .properties()
                .forEach(one -> put(headers, one.getKey(), one.getValue().asText()));
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        String small = name.toLowerCase(Locale.ROOT);
        if (!small.startsWith("x-arr-emulator-")) {
            headers.put(small, List.of("ms-cv", "date", "content-length").contains(small) ? "*" : value);
        }
    }

    private static long lengthTold(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Content-Length").orElse(0);
    }

    private static byte[] bodyOf(HttpResponse<String> answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body as text in its own order, in which a value that varies is replaced by its form. */
    private static String shape(JsonNode body, String year) {
        JsonNode copy = body.isTextual() && body.asText().isEmpty() ? JSON.nullNode() : body.deepCopy();
        replace(copy, year);
        return copy.toString();
    }

    private static void replace(JsonNode node, String year) {
        if (node instanceof ArrayNode array) {
            array.forEach(one -> replace(one, year));
        } else if (node instanceof ObjectNode object) {
            Collection<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> replaceIn(object, name, year));
        }
    }

    private static void replaceIn(ObjectNode object, String name, String year) {
        JsonNode value = object.get(name);
        String form = name.equals("hostname") ? hostForm(year) : FORMS.get(name);
        if (form == null || value.isNull()) {
            replace(value, year);
        } else if (value.asText().matches(form)) {
            object.put(name, value.getNodeType() + " in the form " + form);
        }
    }

    private static String hostForm(String year) {
        String server = year.equals("2021") ? SERVER_OF_2021 : SERVER_OF_2022;
        return server + "\\.remoterendering\\.vm\\.[a-z0-9]+\\.mixedreality\\.azure\\.com";
    }
}
