package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.ExchangeBuilder;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Format of recordings: exchanges as lines of JSON. The first line names the format, {@code {"format":"arr-recording","version":1}}, each
 * further one holds one exchange, with the names of {@link Exchange}'s components.
 */
public final class RecordingFormat {

    private static final String FORMAT = "format";
    private static final String NAME = "arr-recording";
    private static final String VERSION = "version";
    private static final int KNOWN = 1;

    private RecordingFormat() {}

    /** The first line of a file. */
    public static String header() {
        return JsonTrees.write(JsonTrees.object().put(FORMAT, NAME).put(VERSION, KNOWN));
    }

    /** One exchange. */
    public static String line(Exchange exchange) {
        ObjectNode json = JsonTrees.object();
        exchange.operation().ifPresent(operation -> json.put("operation", operation.name()));
        json.put("at", exchange.at().toString())
                .put("took", exchange.took().toString())
                .put("method", exchange.method())
                .put("uri", exchange.uri().toString());
        json.set("requestHeaders", headers(exchange.requestHeaders()));
        json.put("requestBody", exchange.requestBody())
                .put("status", exchange.status())
                .put("reason", exchange.reason());
        json.set("headers", headers(exchange.responseHeaders()));
        return JsonTrees.write(json.put("body", exchange.responseBody()));
    }

    private static ObjectNode headers(Map<String, List<String>> headers) {
        ObjectNode json = JsonTrees.object();
        headers.forEach((name, values) -> {
            ArrayNode list = json.putArray(name);
            values.forEach(list::add);
        });
        return json;
    }

    /**
     * Reads a file. A last line that was cut off, as by a process that was killed, is ignored.
     *
     * @throws IllegalArgumentException if it is no recording, a newer version wrote it, or a line within is damaged; the
     *     message names file and line
     */
    public static List<Exchange> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        requireKnown(file, lines.isEmpty() ? "" : lines.get(0));
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Optional<Exchange> exchange = exchange(lines.get(i));
            if (exchange.isEmpty() && i < lines.size() - 1) {
                throw new IllegalArgumentException(file + ", line " + (i + 1) + ": this is no exchange");
            }
            exchange.ifPresent(exchanges::add);
        }
        return List.copyOf(exchanges);
    }

    private static void requireKnown(Path file, String head) {
        JsonNode json = object(head).orElseGet(JsonTrees::object);
        if (!NAME.equals(JsonTrees.text(json, FORMAT))) {
            throw new IllegalArgumentException(file + " is no recording: its first line is not " + header());
        }
        if (json.path(VERSION).intValue() != KNOWN) {
            throw new IllegalArgumentException(file + " was recorded by another version of arr, in version "
                    + json.path(VERSION) + " of the format; this one reads version " + KNOWN);
        }
    }

    private static Optional<JsonNode> object(String line) {
        return JsonTrees.objectIn(line.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Exchange> exchange(String line) {
        try {
            return object(line).map(RecordingFormat::exchange);
        } catch (IllegalArgumentException | NullPointerException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static Exchange exchange(JsonNode json) {
        ExchangeBuilder exchange = Exchange.builder(
                        JsonTrees.text(json, "method"),
                        URI.create(JsonTrees.text(json, "uri")),
                        Instant.parse(JsonTrees.text(json, "at")))
                .took(Duration.parse(JsonTrees.text(json, "took")))
                .request(headers(json.path("requestHeaders")), JsonTrees.text(json, "requestBody"))
                .status(json.path("status").intValue(), JsonTrees.text(json, "reason"))
                .response(headers(json.path("headers")), JsonTrees.text(json, "body"));
        Optional.ofNullable(JsonTrees.text(json, "operation"))
                .map(Operation::valueOf)
                .ifPresent(exchange::operation);
        return exchange.build();
    }

    private static Map<String, List<String>> headers(JsonNode json) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        json.properties().forEach(header -> {
            List<String> values = new ArrayList<>();
            header.getValue().forEach(value -> values.add(value.asText()));
            headers.put(header.getKey(), List.copyOf(values));
        });
        return headers;
    }
}
