package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.view.Shape;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a dry run prints. Secrets are masked.
 *
 * @param operation what it is for
 * @param method such as {@code POST}
 * @param url where to
 * @param headers those of the request, without those of the connection
 * @param body its body, empty if it has none
 * @param times how often it is sent, one after the other
 */
record PlannedRequest(
        Optional<Operation> operation,
        String method,
        URI url,
        Map<String, List<String>> headers,
        String body,
        int times) {

    /** The documents for programs. */
    static final Shape<PlannedRequest> SHAPE = Shape.of(PlannedRequest.class)
            .with("operation", each -> each.operation.map(Operation::name).orElse(null))
            .with("method", PlannedRequest::method)
            .with("url", each -> each.url.toString())
            .with("headers", PlannedRequest::writtenHeaders)
            .with("body", each -> each.body.isEmpty() ? null : SecretRedactor.mask(each.body))
            .with("times", PlannedRequest::times);

    static PlannedRequest of(Exchange exchange, URI url) {
        return new PlannedRequest(
                exchange.operation(), exchange.method(), url, exchange.requestHeaders(), exchange.requestBody(), 1);
    }

    boolean isSame(PlannedRequest other) {
        return method.equals(other.method) && url.equals(other.url) && body.equals(other.body);
    }

    PlannedRequest repeated() {
        return new PlannedRequest(operation, method, url, headers, body, times + 1);
    }

    /** The text for people, with an empty line at the end. */
    String text() {
        StringBuilder text = new StringBuilder(method + " " + url + "\n");
        headers.forEach((name, values) -> text.append("  ")
                .append(name)
                .append(": ")
                .append(String.join(", ", values))
                .append('\n'));
        body.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        if (times > 1) {
            text.append("  (").append(times).append(" times here; in a real run as often as needed)\n");
        }
        return SecretRedactor.mask(text.toString());
    }

    private Map<String, Object> writtenHeaders() {
        Map<String, Object> written = new LinkedHashMap<>();
        headers.forEach((name, values) -> written.put(name, SecretRedactor.mask(String.join(", ", values))));
        return written;
    }
}
