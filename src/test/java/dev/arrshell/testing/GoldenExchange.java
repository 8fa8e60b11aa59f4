package dev.arrshell.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arrshell.internal.wire.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An exchange as the protocol has it, read from {@code src/test/resources/wire}; the README there describes the form.
 * Placeholders read as their examples; {@link #differences} takes anything of their kind.
 *
 * @param name the file's name without its ending: {@code operation-status}, then what is special about it
 * @param about what it shows
 * @param method the request's method
 * @param target the request's path and query
 * @param requestHeaders the request's headers in order
 * @param requestBody the request's body, empty for none
 * @param status the answer's status code
 * @param reason the answer's reason phrase
 * @param headers the answer's headers in order
 * @param body the answer's body, empty for none
 * @param kinds the placeholders: from example to kind
 */
public record GoldenExchange(
        String name,
        String about,
        String method,
        String target,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        String reason,
        Map<String, String> headers,
        String body,
        Map<String, String> kinds) {

    private static final Path ROOT = Path.of("src/test/resources/wire");
    private static final String ENDING = ".txt";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+):(.*?)}}");

    private static final Pattern FORM = Pattern.compile("(?<about>(?:# .*\n)+)"
            + "(?<method>[A-Z]+) (?<target>/\\S*) HTTP/1\\.1\n(?<sent>(?:[\\w-]+: .*\n)*)\n"
            + "(?:(?<request>(?s:.+?))\n)?---\n"
            + "HTTP/1\\.1 (?<status>\\d{3}) (?<reason>.*)\n(?<received>(?:[\\w-]+: .*\n)*)\n"
            + "(?:(?<body>(?s:.+))\n)?");

    /** Reads one exchange of a version. */
    public static GoldenExchange of(String version, String name) {
        String text = text(ROOT.resolve(version).resolve(name + ENDING));
        Matcher form = FORM.matcher(PLACEHOLDER.matcher(text).replaceAll("$2"));
        if (!form.matches()) {
            throw new IllegalArgumentException(version + "/" + name + ENDING + " has not the form of an exchange");
        }
        return new GoldenExchange(
                name,
                form.group("about").replaceAll("(?m)^# ", "").strip(),
                form.group("method"),
                form.group("target"),
                headers(form.group("sent")),
                orEmpty(form.group("request")),
                Integer.parseInt(form.group("status")),
                form.group("reason"),
                headers(form.group("received")),
                orEmpty(form.group("body")),
                kinds(text));
    }

    /** All exchanges of a version, by name. */
    public static List<GoldenExchange> all(String version) {
        try (Stream<Path> files = Files.list(ROOT.resolve(version))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .sorted()
                    .map(file -> of(version, file.substring(0, file.length() - ENDING.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operation that the file's name begins with. */
    public String operation() {
        return name.substring(0, name.indexOf('-'));
    }

    /** The request's address. */
    public URI uri() {
        return URI.create("https://" + requestHeaders.get("Host") + target);
    }

    /** The request's body as a tree, for comparison with one that is written otherwise. */
    public JsonNode requestJson() {
        try {
            return JSON.readTree(requestBody);
        } catch (IOException e) {
            throw new UncheckedIOException(requestBody, e);
        }
    }

    /** The answer as the client's transport hands it on. */
    public WireResponse answer() {
        Map<String, List<String>> received = new LinkedHashMap<>();
        headers.forEach((header, value) -> received.put(header, List.of(value)));
        return new WireResponse(status, received, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Holds a server's answer to this one: the same status, each header that this one has, and the same body, JSON
     * compared as trees.
     *
     * @param code the answer's status code
     * @param header finds a header of the answer
     * @param content the answer's body
     * @return what differs, in words; empty when nothing does
     */
    public List<String> differences(int code, Function<String, Optional<String>> header, String content) {
        GoldenDifferences differences = new GoldenDifferences(kinds);
        differences.check("status", String.valueOf(status), String.valueOf(code));
        headers.forEach((name, value) ->
                differences.check(name, value, header.apply(name).orElse("(absent)")));
        differences.checkBody(body, content);
        return differences.found();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> kinds(String text) {
        Map<String, String> kinds = new LinkedHashMap<>();
        PLACEHOLDER.matcher(text).results().forEach(found -> kinds.put(found.group(2), found.group(1)));
        return kinds;
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        lines.lines()
                .forEach(line ->
                        headers.put(name(line), line.substring(name(line).length() + 2)));
        return headers;
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
