package dev.arrshell.model;

import dev.arrshell.internal.json.JsonValues;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request and its answer, as they went over the wire but with every secret masked. Immutable and thread-safe.
 *
 * @param operation what was asked
 * @param at when the request was sent, by the client's clock (in a journal: received, by the emulator's)
 * @param took how long the answer took, in real time
 * @param method {@code GET}, {@code POST}, …
 * @param uri the full address
 * @param requestHeaders the request's headers in order
 * @param requestBody the request's body, empty for none
 * @param status the answer's status code, 0 if no answer came
 * @param reason the status in words, such as {@code Accepted}
 * @param headers the answer's headers in order
 * @param body the answer's body, empty for none
 */
public record Exchange(
        Optional<Operation> operation,
        Instant at,
        Duration took,
        String method,
        URI uri,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        String reason,
        Map<String, List<String>> headers,
        String body) {

    /**
     * Checks that nothing is null and copies the headers.
     *
     * @param operation what was asked
     * @param at when the request was sent, by the client's clock (in a journal: received, by the emulator's)
     * @param took how long the answer took, in real time
     * @param method {@code GET}, {@code POST}, …
     * @param uri the full address
     * @param requestHeaders the request's headers in order
     * @param requestBody the request's body, empty for none
     * @param status the answer's status code, 0 if no answer came
     * @param reason the status in words, such as {@code Accepted}
     * @param headers the answer's headers in order
     * @param body the answer's body, empty for none
     * @throws NullPointerException if a component is null
     */
    public Exchange {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        requestHeaders = copy(Objects.requireNonNull(requestHeaders, "requestHeaders"));
        Objects.requireNonNull(requestBody, "requestBody");
        Objects.requireNonNull(reason, "reason");
        headers = copy(Objects.requireNonNull(headers, "headers"));
        Objects.requireNonNull(body, "body");
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Finds a header of the answer.
     *
     * @param name the header's name, any case
     * @return its first value
     */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /**
     * The name of this exchange for bug reports.
     *
     * @return the {@code MS-CV} header
     */
    public Optional<CorrelationVector> correlationVector() {
        return header("MS-CV").map(CorrelationVector::new);
    }

    /**
     * The request's body as values: {@code json().get("maxLeaseTime")}.
     *
     * @return the fields in their order, each a map, a list, a text, a number, a boolean or null; not to be changed
     * @throws IllegalStateException if the body is no JSON object, or one that was cut
     */
    public Map<String, Object> json() {
        return object("request", requestBody);
    }

    /**
     * The answer's body as values, as {@link #json()} has the request's.
     *
     * @return the fields in their order; not to be changed
     * @throws IllegalStateException if the body is no JSON object, or one that was cut
     */
    public Map<String, Object> answerJson() {
        return object("answer", body);
    }

    private static Map<String, Object> object(String whose, String text) {
        return Collections.unmodifiableMap(JsonValues.object(text)
                .orElseThrow(() -> new IllegalStateException("the " + whose + "'s body is no JSON object"
                        + (text.isEmpty() ? ": it is empty" : ": " + text))));
    }

    @Override
    public String toString() {
        return method + " " + uri.getPath() + " -> " + (status == 0 ? reason : status + " " + reason);
    }
}
