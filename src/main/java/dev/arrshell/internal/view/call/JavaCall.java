package dev.arrshell.internal.view.call;

import dev.arrshell.internal.view.call.CallParts.Part;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.stream.Collectors;

/** A request in plain Java 17, for a method that may throw. The variables are strings. */
final class JavaCall {

    private JavaCall() {}

    static String text(Exchange exchange) {
        CallParts parts = new CallParts(exchange);
        String publisher = parts.hasBody() ? "ofString(" + sum(parts.body()) + ")" : "noBody()";
        String type = parts.hasBody() ? "\n        .header(\"Content-Type\", \"application/json\")" : "";
        return """
                java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder()
                        .uri(java.net.URI.create(%s))
                        .header("Authorization", %s)%s
                        .method("%s", java.net.http.HttpRequest.BodyPublishers.%s)
                        .build();
                java.net.http.HttpResponse<String> response = java.net.http.HttpClient.newHttpClient()
                        .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());""".formatted(sum(parts.address()), sum(parts.authorization()), type, parts.method(), publisher);
    }

    private static String sum(List<Part> parts) {
        return parts.stream()
                .map(part -> part.variable() ? part.text() : literal(part.text()))
                .collect(Collectors.joining(" + "));
    }

    private static String literal(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "\"";
    }
}
