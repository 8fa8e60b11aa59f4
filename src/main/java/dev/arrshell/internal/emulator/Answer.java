package dev.arrshell.internal.emulator;

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
record Answer(int status, Map<String, String> headers, byte[] body, byte[] shown) {

    private static final byte[] NOTHING = {};
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");
    private static final Map<String, String> UNCACHED = uncachedHeaders();
    private static final int NO_CONTENT = 204;

    static Answer empty(int status) {
        return new Answer(status, Map.of(), NOTHING, NOTHING);
    }

    static Answer json(int status, byte[] body) {
        return new Answer(status, JSON, body, body);
    }

    static Answer noContent() {
        return empty(NO_CONTENT);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, shown);
    }

    Answer with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, more, body, shown);
    }

    Answer without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Answer(status, fewer, body, shown);
    }

    Answer withJson(byte[] json) {
        Answer typed = new Answer(status, headers, json, json);
        return typed.with("Content-Type", JSON.get("Content-Type"));
    }

    private static Map<String, String> uncachedHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store,no-cache");
        headers.put("Pragma", "no-cache");
        return headers;
    }

    /** Marks an answer that no cache may keep, as the service marks listings, properties and tokens. */
    Answer uncached() {
        return with(UNCACHED);
    }

    /** Keeps the body out of the journal. */
    Answer showing(String instead) {
        return new Answer(status, headers, body, instead.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return status + " (" + body.length + " bytes)";
    }
}
