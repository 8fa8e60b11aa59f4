package dev.arrshell.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request and its answer from {@code src/test/resources/wire}, whose README says how a file is written. Placeholders
 * read as their examples; {@link #differences} takes anything of their kind.
 *
 * @param method {@code GET}, {@code POST}, …
 * @param path path and query as on the request line
 * @param requestHeaders by name, any case
 * @param requestBody empty for none
 * @param status the answer's code
 * @param reason the answer's code in words
 * @param headers by name, any case
 * @param body empty for none
 * @param kinds the placeholders: from example to kind
 */
public record GoldenExchange(
        String method,
        String path,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        String reason,
        Map<String, String> headers,
        String body,
        Map<String, String> kinds) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+):(.*?)}}");

    private static final Map<String, String> FORMS = Map.of(
            "cv", "[A-Za-z0-9+/]{22}\\.\\d+",
            "date", "\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT",
            "guid", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "token", "[\\w-]+\\.[\\w-]+\\.[\\w-]+",
            "key", "[A-Za-z0-9+/]+={0,2}",
            "host", "[a-z0-9-]+(\\.[a-z0-9-]+)+",
            "port", "(49[2-9]\\d\\d|491[6-9]\\d|4915[2-9]|5\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-4])",
            "span", "(\\d+\\.)?\\d\\d:\\d\\d:\\d\\d(\\.\\d{7})?",
            "location", "accounts/[0-9a-f-]{36}.*",
            "text", "\\S.*");

    /** Reads {@code wire/<name>.http}, such as {@code v1/create}. */
    public static GoldenExchange load(String name) {
        String file = "/wire/" + name + ".http";
        try (InputStream in = GoldenExchange.class.getResourceAsStream(file)) {
            byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all exchanges in a folder such as {@code v1}, in order, as {@link #load} takes them. */
    public static List<String> names(String folder) {
        try {
            Path directory = Path.of(Objects.requireNonNull(GoldenExchange.class.getResource("/wire/" + folder), folder)
                    .toURI());
            try (Stream<Path> files = Files.list(directory)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".http"))
                        .map(name -> folder + "/" + name.substring(0, name.length() - ".http".length()))
                        .sorted()
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GoldenExchange parse(String text) {
        Map<String, String> kinds = new LinkedHashMap<>();
        PLACEHOLDER.matcher(text).results().forEach(found -> kinds.put(found.group(2), form(found)));
        String[] halves = PLACEHOLDER.matcher(text).replaceAll("$2").split("\n---\n", 2);
        String[] request = halves[0].split("\n\n", 2);
        String[] answer = halves[1].split("\n\n", 2);
        String[] asked = request[0].lines().findFirst().orElseThrow().split(" ");
        String[] told = answer[0].lines().findFirst().orElseThrow().split(" ", 3);
        return new GoldenExchange(
                asked[0],
                asked[1],
                headers(request[0]),
                request[1],
                Integer.parseInt(told[1]),
                told[2],
                headers(answer[0]),
                answer[1],
                kinds);
    }

    private static String form(MatchResult placeholder) {
        return Objects.requireNonNull(FORMS.get(placeholder.group(1)), placeholder.group());
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.lines().skip(1).map(line -> line.split(": ", 2)).forEach(header -> headers.put(header[0], header[1]));
        return headers;
    }

    /** A request's body as a tree, for comparison with one that is written otherwise. */
    public JsonNode requestJson() {
        return json(requestBody);
    }

    /** The answer's body as a tree. */
    public JsonNode json() {
        return json(body);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /**
     * Holds a real answer to this one: same status, each header of this one, and the same body; bodies of JSON compare
     * as trees.
     *
     * @return what differs, in words; empty when nothing does
     */
    public List<String> differences(int code, Function<String, Optional<String>> header, String content) {
        List<String> found = new ArrayList<>();
        check("status", String.valueOf(status), String.valueOf(code), found);
        headers.forEach((name, value) -> check(name, value, header.apply(name).orElse("(absent)"), found));
        if (body.startsWith("{") && content.startsWith("{")) {
            compare("", json(), json(content), found);
        } else {
            check("body", body, content, found);
        }
        return found;
    }

    private void compare(String at, JsonNode expected, JsonNode actual, List<String> found) {
        if (expected.isObject() && actual.isObject()) {
            TreeSet<String> fields = new TreeSet<>();
            expected.fieldNames().forEachRemaining(fields::add);
            actual.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> compare(at + "/" + field, expected.path(field), actual.path(field), found));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "/" + i, expected.get(i), actual.get(i), found);
            }
        } else {
            check(
                    "type of " + at,
                    expected.getNodeType().name(),
                    actual.getNodeType().name(),
                    found);
            check(at, leaf(expected), leaf(actual), found);
        }
    }

    private static String leaf(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private void check(String what, String expected, String actual, List<String> found) {
        if (!pattern(expected).matcher(actual).matches()) {
            found.add(what + ": '" + actual + "' instead of '" + expected + "'");
        }
    }

    /** The text with the form of each placeholder in its place. */
    private Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder(Pattern.quote(text));
        for (Map.Entry<String, String> kind : kinds.entrySet()) {
            String form = "\\\\E(?:" + Matcher.quoteReplacement(kind.getValue()) + ")\\\\Q";
            String next = Pattern.compile(kind.getKey(), Pattern.LITERAL)
                    .matcher(regex)
                    .replaceAll(form);
            regex = new StringBuilder(next);
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
