package dev.arrshell.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Builder of an {@link Exchange}. Everything that is not set is empty. Not thread-safe. */
public final class ExchangeBuilder {

    final String method;
    final URI uri;
    final Instant at;
    Optional<Operation> operation = Optional.empty();
    Duration took = Duration.ZERO;
    Map<String, List<String>> requestHeaders = Map.of();
    String requestBody = "";
    int status;
    String reason = "";
    Map<String, List<String>> responseHeaders = Map.of();
    String responseBody = "";
    String call = "";
    int attempt = 1;
    boolean repeated;

    ExchangeBuilder(String method, URI uri, Instant at) {
        this.method = Objects.requireNonNull(method, "method");
        this.uri = Objects.requireNonNull(uri, "uri");
        this.at = Objects.requireNonNull(at, "at");
    }

    /**
     * Sets what was asked.
     *
     * @param asked the operation
     * @return this
     * @throws NullPointerException if {@code asked} is null
     */
    public ExchangeBuilder operation(Operation asked) {
        operation = Optional.of(asked);
        return this;
    }

    /**
     * Sets how long the answer took.
     *
     * @param time in real time
     * @return this
     * @throws NullPointerException if {@code time} is null
     */
    public ExchangeBuilder took(Duration time) {
        took = Objects.requireNonNull(time, "took");
        return this;
    }

    /**
     * Sets the rest of the request.
     *
     * @param headers names and values in order; copied
     * @param body the text, empty for none
     * @return this
     * @throws NullPointerException if an argument is null
     */
    public ExchangeBuilder request(Map<String, List<String>> headers, String body) {
        requestHeaders = copy(headers);
        requestBody = Objects.requireNonNull(body, "body");
        return this;
    }

    /**
     * Sets the response's status.
     *
     * @param code the status code, 0 if no answer came
     * @param words the status in words, or why no answer came
     * @return this
     * @throws NullPointerException if {@code words} is null
     */
    public ExchangeBuilder status(int code, String words) {
        status = code;
        reason = Objects.requireNonNull(words, "reason");
        return this;
    }

    /**
     * Sets the rest of the response.
     *
     * @param headers names and values in order; copied
     * @param body the text, empty for none
     * @return this
     * @throws NullPointerException if an argument is null
     */
    public ExchangeBuilder response(Map<String, List<String>> headers, String body) {
        responseHeaders = copy(headers);
        responseBody = Objects.requireNonNull(body, "body");
        return this;
    }

    /**
     * Sets which request this is.
     *
     * @param ofCall the call of the API, empty if unknown
     * @param number 1 or more
     * @return this
     * @throws NullPointerException if {@code ofCall} is null
     */
    public ExchangeBuilder attempt(String ofCall, int number) {
        call = Objects.requireNonNull(ofCall, "call");
        attempt = number;
        return this;
    }

    /**
     * Sets whether the request is sent again.
     *
     * @param again whether it is
     * @return this
     */
    public ExchangeBuilder repeated(boolean again) {
        repeated = again;
        return this;
    }

    /**
     * Makes the exchange.
     *
     * @return what was gathered
     */
    public Exchange build() {
        return new Exchange(this);
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }
}
