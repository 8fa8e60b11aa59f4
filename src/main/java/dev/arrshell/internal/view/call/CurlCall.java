package dev.arrshell.internal.view.call;

import dev.arrshell.internal.view.call.CallParts.Part;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.stream.Collectors;

/** A request as a curl command for a POSIX shell; {@code -i} shows the headers, MS-CV among them. */
final class CurlCall {

    private CurlCall() {}

    static String text(Exchange exchange) {
        CallParts parts = new CallParts(exchange);
        String body =
                parts.hasBody() ? " -H \"Content-Type: application/json\" --data-binary " + body(parts.body()) : "";
        return "curl -sS -i -X " + parts.method() + " " + quoted("", parts.address()) + " -H "
                + quoted("Authorization: ", parts.authorization()) + body;
    }

    private static String quoted(String before, List<Part> parts) {
        return parts.stream()
                .map(part -> part.variable() ? "${" + part.text() + "}" : escaped(part.text()))
                .collect(Collectors.joining("", "\"" + before, "\""))
                .replaceAll("\\$\\{(\\w+)}(?=[/\"])", "\\$$1");
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\\"`$])", "\\\\$1");
    }

    private static String body(List<Part> parts) {
        return parts.stream()
                .map(part -> part.variable() ? "\"$" + part.text() + "\"" : literal(part.text()))
                .collect(Collectors.joining());
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
