package dev.arrshell.internal.service.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the emulator answers.
 *
 * @param status the status code
 * @param headers in order; one value each
 * @param body the body's bytes, empty for none
 * @param shown what the journal shows for the body
 */
public record ServiceResponse(int status, Map<String, String> headers, byte[] body, byte[] shown) {

    private static final byte[] NOTHING = {};
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");
    private static final Map<String, String> UNCACHED = uncachedHeaders();
    private static final int NO_CONTENT = 204;

    public static ServiceResponse empty(int status) {
        return new ServiceResponse(status, Map.of(), NOTHING, NOTHING);
    }

    public static ServiceResponse json(int status, byte[] body) {
        return new ServiceResponse(status, JSON, body, body);
    }

    public static ServiceResponse noContent() {
        return empty(NO_CONTENT);
    }

    public ServiceResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ServiceResponse(status, more, body, shown);
    }

    public ServiceResponse with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(2 * (headers.size() + others.size()));
        more.putAll(headers);
        more.putAll(others);
        return new ServiceResponse(status, more, body, shown);
    }

    public ServiceResponse without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new ServiceResponse(status, fewer, body, shown);
    }

    public ServiceResponse withJson(byte[] json) {
        ServiceResponse typed = new ServiceResponse(status, headers, json, json);
        return typed.with("Content-Type", JSON.get("Content-Type"));
    }

    private static Map<String, String> uncachedHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store,no-cache");
        headers.put("Pragma", "no-cache");
        return headers;
    }

    /** Marks an answer that no cache may keep, as the service marks listings, properties and tokens. */
    public ServiceResponse uncached() {
        return with(UNCACHED);
    }

    /** Keeps the body out of the journal. */
    public ServiceResponse showing(String instead) {
        return new ServiceResponse(status, headers, body, instead.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return status + " (" + body.length + " bytes)";
    }
}
