package dev.arrshell.model;

import dev.arrshell.annotation.Experimental;
import dev.arrshell.internal.json.JsonValues;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its response, as they went over the wire but with every secret masked. Immutable and thread-safe. */
public final class Exchange {

    private final Optional<Operation> operation;
    private final Instant at;
    private final Duration took;
    private final String method;
    private final URI uri;
    private final Map<String, List<String>> requestHeaders;
    private final String requestBody;
    private final int status;
    private final String reason;
    private final Map<String, List<String>> responseHeaders;
    private final String responseBody;
    private final String call;
    private final int attempt;
    private final boolean isRepeated;

    Exchange(ExchangeBuilder values) {
        operation = values.operation;
        at = values.at;
        took = values.took;
        method = values.method;
        uri = values.uri;
        requestHeaders = values.requestHeaders;
        requestBody = values.requestBody;
        status = values.status;
        reason = values.reason;
        responseHeaders = values.responseHeaders;
        responseBody = values.responseBody;
        call = values.call;
        attempt = values.attempt;
        isRepeated = values.repeated;
    }

    /**
     * Makes a builder, for servers and tests.
     *
     * @param method {@code GET}, {@code POST}, …
     * @param uri the full address
     * @param at when the request was sent
     * @return a builder of an exchange without an answer
     * @throws NullPointerException if an argument is null
     */
    public static ExchangeBuilder builder(String method, URI uri, Instant at) {
        return new ExchangeBuilder(method, uri, at);
    }

    /**
     * The operation of the request.
     *
     * @return the operation; empty for a request that is none of the protocol's
     */
    public Optional<Operation> operation() {
        return operation;
    }

    /**
     * The call of the API that sent the request. A request for a token serves all calls that wait for it, and belongs to
     * {@code token}.
     *
     * @return the name of its method, such as {@code awaitReady}, or {@code leftovers}; that of the blocking form for both.
     *     Empty in a journal
     */
    @Experimental
    public String call() {
        return call;
    }

    /**
     * Which request of its operation this is.
     *
     * @return 1, or more if those before it were sent again; 1 in a journal
     */
    @Experimental
    public int attempt() {
        return attempt;
    }

    /**
     * Whether the client sends the request again.
     *
     * @return true if it is going to; false in a journal
     */
    @Experimental
    public boolean isRepeated() {
        return isRepeated;
    }

    /**
     * When the request was sent.
     *
     * @return the moment by the client's clock; in a journal when it was received, by the emulator's
     */
    public Instant at() {
        return at;
    }

    /**
     * How long the answer took.
     *
     * @return zero or more, in real time
     */
    public Duration took() {
        return took;
    }

    /**
     * The request's method.
     *
     * @return {@code GET}, {@code POST}, …
     */
    public String method() {
        return method;
    }

    /**
     * Where the request went.
     *
     * @return the full address
     */
    public URI uri() {
        return uri;
    }

    /**
     * The request's headers.
     *
     * @return names and values in order; not to be changed
     */
    public Map<String, List<String>> requestHeaders() {
        return requestHeaders;
    }

    /**
     * The request's body.
     *
     * @return the text, empty for none
     */
    public String requestBody() {
        return requestBody;
    }

    /**
     * The response's status.
     *
     * @return the code, 0 if no answer came
     */
    public int status() {
        return status;
    }

    /**
     * The status in words.
     *
     * @return such as {@code Accepted}; if no answer came, why
     */
    public String reason() {
        return reason;
    }

    /**
     * The response's headers.
     *
     * @return names and values in order; not to be changed
     */
    public Map<String, List<String>> responseHeaders() {
        return responseHeaders;
    }

    /**
     * The response's body.
     *
     * @return the text, empty for none
     */
    public String responseBody() {
        return responseBody;
    }

    /**
     * Finds a header of the response.
     *
     * @param name the header's name, any case
     * @return its first value
     */
    public Optional<String> responseHeader(String name) {
        return responseHeaders.entrySet().stream()
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
        return responseHeader("MS-CV").map(CorrelationVector::new);
    }

    /**
     * The request's body as values: {@code requestJson().get("maxLeaseTime")}.
     *
     * @return the fields in their order, each a map, a list, a text, a number, a boolean or null; not to be changed
     * @throws IllegalStateException if the body is no JSON object, or one that was cut
     */
    public Map<String, @Nullable Object> requestJson() {
        return object("request", requestBody);
    }

    /**
     * The response's body as values.
     *
     * @return the fields as {@link #requestJson()} has them
     * @throws IllegalStateException if the body is no JSON object, or one that was cut
     */
    public Map<String, @Nullable Object> responseJson() {
        return object("response", responseBody);
    }

    private static Map<String, @Nullable Object> object(String whose, String text) {
        return Collections.unmodifiableMap(JsonValues.object(text)
                .orElseThrow(() -> new IllegalStateException("the " + whose + "'s body is no JSON object"
                        + (text.isEmpty() ? ": it is empty" : ": " + text))));
    }

    private List<Object> values() {
        return List.of(
                operation,
                at,
                took,
                method,
                uri,
                requestHeaders,
                requestBody,
                status,
                reason,
                responseHeaders,
                responseBody,
                call,
                attempt,
                isRepeated);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exchange exchange && values().equals(exchange.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(at, method, uri, status);
    }

    @Override
    public String toString() {
        return method + " " + uri.getPath() + " -> " + (status == 0 ? reason : status + " " + reason);
    }
}
