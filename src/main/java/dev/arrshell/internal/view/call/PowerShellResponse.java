package dev.arrshell.internal.view.call;

import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.model.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of an answer as PowerShell prints it on Microsoft's page about sessions. */
public final class PowerShellResponse {

    private static final String NAME = "%-17s : ";
    private static final String INDENT = " ".repeat(20);
    private static final String EMPTY = "{}";
    private static final String VECTOR = "MS-CV";
    private static final Map<String, String> SPELLED = Map.of(
            "ms-cv", VECTOR,
            "www-authenticate", "WWW-Authenticate",
            "api-supported-versions", "api-supported-versions");
    private static final Pattern WORD = Pattern.compile("(?:^|(?<=-))[a-z]");

    private PowerShellResponse() {}

    public static String text(Exchange exchange) {
        if (exchange.status() == 0) {
            return "no answer to " + exchange.method() + " " + exchange.uri().getPath() + ": "
                    + SafeText.line(exchange.reason());
        }
        return field("StatusCode", String.valueOf(exchange.status()))
                + field("StatusDescription", exchange.reason())
                + field("Content", exchange.responseBody().isEmpty() ? EMPTY : exchange.responseBody())
                + field("RawContent", raw(exchange))
                + field("Headers", list(exchange)).stripTrailing();
    }

    private static String field(String name, String value) {
        return String.format(NAME, name) + SafeText.clean(value).replaceAll("\n(?!\n)", "\n" + INDENT) + "\n";
    }

    /** Status line, headers, an empty line, body. */
    private static String raw(Exchange exchange) {
        List<String> lines = new ArrayList<>();
        lines.add("HTTP/1.1 " + exchange.status() + " " + exchange.reason());
        headers(exchange).forEach(header -> lines.add(header.getKey() + ": " + header.getValue()));
        if (!exchange.responseBody().isEmpty()) {
            lines.add("");
            lines.add(exchange.responseBody());
        }
        return String.join("\n", lines);
    }

    private static String list(Exchange exchange) {
        return headers(exchange).stream()
                .map(header -> "[" + header.getKey() + ", " + header.getValue() + "]")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The headers with capitals, which HTTP clients drop, and MS-CV first. */
    private static List<Map.Entry<String, String>> headers(Exchange exchange) {
        return exchange.responseHeaders().entrySet().stream()
                .map(header -> Map.entry(spelled(header.getKey()), String.join(", ", header.getValue())))
                .sorted(Comparator.comparing(header -> !header.getKey().equals(VECTOR)))
                .toList();
    }

    private static String spelled(String name) {
        String known = SPELLED.get(name.toLowerCase(Locale.ROOT));
        return known != null
                ? known
                : WORD.matcher(name).replaceAll(word -> word.group().toUpperCase(Locale.ROOT));
    }
}
