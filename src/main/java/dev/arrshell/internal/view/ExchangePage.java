package dev.arrshell.internal.view;

import dev.arrshell.model.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints an answer as the session page shows PowerShell doing it. */
final class ExchangePage {

    private static final String NAME = "%-17s : ";
    private static final String INDENT = " ".repeat(20);
    private static final String EMPTY = "{}";

    private ExchangePage() {}

    static String text(Exchange exchange) {
        if (exchange.status() == 0) {
            return "no answer to " + exchange.method() + " " + exchange.uri().getPath() + ": "
                    + Text.line(exchange.reason());
        }
        return field("StatusCode", String.valueOf(exchange.status()))
                + field("StatusDescription", exchange.reason())
                + field("Content", exchange.body().isEmpty() ? EMPTY : exchange.body())
                + field("RawContent", raw(exchange))
                + field("Headers", headers(exchange.headers())).stripTrailing();
    }

    private static String field(String name, String value) {
        return String.format(NAME, name) + Text.clean(value).replaceAll("\n(?!\n)", "\n" + INDENT) + "\n";
    }

    /** Status line, headers, an empty line, body. */
    private static String raw(Exchange exchange) {
        List<String> lines = new ArrayList<>();
        lines.add("HTTP/1.1 " + exchange.status() + " " + exchange.reason());
        exchange.headers().forEach((name, values) -> lines.add(name + ": " + String.join(", ", values)));
        if (!exchange.body().isEmpty()) {
            lines.add("");
            lines.add(exchange.body());
        }
        return String.join("\n", lines);
    }

    private static String headers(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .map(header -> "[" + header.getKey() + ", " + String.join(", ", header.getValue()) + "]")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
