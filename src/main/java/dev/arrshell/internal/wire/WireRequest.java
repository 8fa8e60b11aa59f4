package dev.arrshell.internal.wire;

import dev.arrshell.model.Operation;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One HTTP request.
 *
 * @param operation what it asks
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param uri the full address
 * @param headers in order; {@code Authorization} is added on the way and never printed
 * @param body JSON, empty for none
 */
public record WireRequest(Operation operation, String method, URI uri, Map<String, String> headers, String body) {

    public WireRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = headers.size() < 2 ? Map.copyOf(headers) : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Objects.requireNonNull(body, "body");
    }

    public static WireRequest of(Operation operation, String method, URI uri) {
        return new WireRequest(operation, method, uri, Map.of(), "");
    }

    public static WireRequest of(Operation operation, String method, URI uri, String json) {
        return new WireRequest(operation, method, uri, Map.of("Content-Type", "application/json"), json);
    }

    public WireRequest withHeader(String name, String value) {
        if (headers.isEmpty()) {
            return new WireRequest(operation, method, uri, Map.of(name, value), body);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireRequest(operation, method, uri, more, body);
    }

    /** Method and path, for messages. */
    public String line() {
        return method + " " + uri.getPath();
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
