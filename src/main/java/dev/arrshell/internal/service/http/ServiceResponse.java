package dev.arrshell.internal.service.http;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.ProtocolNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A response.
 *
 * @param status the status code
 * @param headers in order; one value each
 * @param body the body's bytes, empty for none
 * @param journalBody what the journal has in place of the body, if that is a secret
 * @param stream writes the body while it is sent; empty if it is in {@code body}
 */
public record ServiceResponse(
        int status, Map<String, String> headers, byte[] body, byte[] journalBody, Optional<BodyStream> stream) {

    private static final byte[] NO_BODY = {};
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json; charset=utf-8";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    /** A body that is written while it is sent, as it may be larger than the memory. */
    @FunctionalInterface
    public interface BodyStream {

        /** Writes the body and leaves the stream open. What it throws cuts the response off. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A response whose body is in memory. */
    public ServiceResponse(int status, Map<String, String> headers, byte[] body, byte[] journalBody) {
        this(status, headers, body, journalBody, Optional.empty());
    }

    public static ServiceResponse empty(int status) {
        return new ServiceResponse(status, Map.of(), NO_BODY, NO_BODY);
    }

    public static ServiceResponse noContent() {
        return empty(NO_CONTENT);
    }

    public static ServiceResponse json(int status, ServiceJsonWriter.Content fields) {
        return empty(status).withJson(ServiceJsonWriter.object(fields));
    }

    /** The same as {@link #json}, written while it is sent. */
    public static ServiceResponse jsonStream(int status, ServiceJsonWriter.Content fields) {
        BodyStream stream = out -> ServiceJsonWriter.write(out, fields);
        return new ServiceResponse(status, Map.of(CONTENT_TYPE, JSON), NO_BODY, NO_BODY, Optional.of(stream));
    }

    /** A response with a token, which the journal does not have. */
    public static ServiceResponse token(String token) {
        return json(OK, json -> json.writeStringField(ProtocolNames.ACCESS_TOKEN, token))
                .journalAs("{\"" + ProtocolNames.ACCESS_TOKEN + "\":\"" + SecretRedactor.MASK + "\"}");
    }

    public ServiceResponse withJson(byte[] json) {
        return new ServiceResponse(status, headers, json, json).with(CONTENT_TYPE, JSON);
    }

    public ServiceResponse with(String name, String value) {
        return with(Map.of(name, value));
    }

    public ServiceResponse with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(2 * (headers.size() + others.size()));
        more.putAll(headers);
        more.putAll(others);
        return new ServiceResponse(status, more, body, journalBody, stream);
    }

    /** The same with a header in place of all of that name, in whatever case. */
    public ServiceResponse replacing(String name, String value) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name::equalsIgnoreCase);
        return new ServiceResponse(status, fewer, body, journalBody, stream).with(name, value);
    }

    public ServiceResponse without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new ServiceResponse(status, fewer, body, journalBody, stream);
    }

    /** Forbids caches to keep it, as the service does for listings, properties and tokens. */
    public ServiceResponse notCached() {
        return with("Cache-Control", "no-store,no-cache").with("Pragma", "no-cache");
    }

    /** Keeps the body out of the journal. */
    public ServiceResponse journalAs(String text) {
        return new ServiceResponse(status, headers, body, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return status + " (" + body.length + " bytes)";
    }
}
