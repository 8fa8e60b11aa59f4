package dev.arrshell.internal.wire;

import dev.arrshell.model.Operation;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param operation what it asks
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param uri the full address
 * @param headers in order; {@code Authorization} is added on the way and never printed
 * @param body JSON, empty for none
 * @param trace what it is a part of; null if nothing listens
 */
public record WireRequest(
        Operation operation,
        String method,
        URI uri,
        Map<String, String> headers,
        String body,
        @Nullable RequestTrace trace) {

    public WireRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = headers.size() < 2 ? Map.copyOf(headers) : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Objects.requireNonNull(body, "body");
    }

    public static WireRequest of(Operation operation, String method, URI uri) {
        return new WireRequest(operation, method, uri, Map.of(), "", null);
    }

    public static WireRequest of(Operation operation, String method, URI uri, String json) {
        return new WireRequest(operation, method, uri, Map.of("Content-Type", "application/json"), json, null);
    }

    public WireRequest withHeader(String name, String value) {
        if (headers.isEmpty()) {
            return new WireRequest(operation, method, uri, Map.of(name, value), body, trace);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireRequest(operation, method, uri, more, body, trace);
    }

    /** The same request as a part of something that is listened to. */
    public WireRequest traced(RequestTrace by) {
        return new WireRequest(operation, method, uri, headers, body, by);
    }

    /** Notes what becomes of the request after its answer, for those who listen. */
    public void settled(boolean repeated) {
        if (trace != null) {
            trace.settled(repeated);
        }
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
