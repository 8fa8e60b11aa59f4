package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fault actions as a field of a JSON object: {@code "respond":503}, {@code "delay":"PT2S"} and so on. */
public final class FaultActionJson {

    private static final String RESPOND = "respond";
    private static final String THROTTLE = "throttle";
    private static final String DELAY = "delay";
    private static final String DROP = "dropConnection";
    private static final String TRUNCATE = "truncateBody";
    private static final String GARBAGE = "garbage";
    private static final String BODY = "body";
    private static final String HEADERS = "headers";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** The names of the fields, of which an object has exactly one. */
    public static final List<String> ACTIONS = List.of(RESPOND, THROTTLE, DELAY, DROP, TRUNCATE, GARBAGE);

    /** All fields of actions. */
    static final List<String> FIELDS =
            Stream.concat(ACTIONS.stream(), Stream.of(BODY, HEADERS)).toList();

    private FaultActionJson() {}

    public static FaultAction read(JsonNode body) {
        String action = BodyFields.requireOne(body, ACTIONS);
        return switch (action) {
            case RESPOND -> respond(body);
            case THROTTLE -> new FaultAction.Throttle(BodyFields.duration(body, THROTTLE));
            case DELAY -> new FaultAction.Delay(BodyFields.duration(body, DELAY));
            case DROP -> drop(body);
            default -> flag(body, action);
        };
    }

    private static FaultAction respond(JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonNode named = body.path(HEADERS);
        named.fieldNames()
                .forEachRemaining(name -> headers.put(name, named.path(name).asText()));
        Optional<String> text = body.has(BODY) ? Optional.of(body.path(BODY).asText()) : Optional.empty();
        try {
            return FaultAction.Respond.of(BodyFields.number(body, RESPOND, 0), text, headers);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest(e.getMessage() + ".");
        }
    }

    private static FaultAction drop(JsonNode body) {
        String when = BodyFields.text(body, DROP);
        if (!when.equals(BEFORE) && !when.equals(AFTER)) {
            throw BodyFields.invalid(DROP, body.path(DROP), "is unknown: before and after exist");
        }
        return new FaultAction.Drop(when.equals(AFTER));
    }

    private static FaultAction flag(JsonNode body, String action) {
        BodyFields.requireTrue(body, action);
        return action.equals(GARBAGE) ? new FaultAction.Garbage() : new FaultAction.Truncate();
    }

    public static void write(JsonGenerator json, FaultAction action) throws IOException {
        if (action instanceof FaultAction.Respond respond) {
            json.writeNumberField(RESPOND, respond.status());
            if (respond.body().isPresent()) {
                json.writeStringField(BODY, respond.body().get());
            }
            if (!respond.headers().isEmpty()) {
                json.writeObjectFieldStart(HEADERS);
                for (Map.Entry<String, String> header : respond.headers().entrySet()) {
                    json.writeStringField(header.getKey(), header.getValue());
                }
                json.writeEndObject();
            }
        } else if (action instanceof FaultAction.Throttle throttle) {
            json.writeStringField(THROTTLE, throttle.pause().toString());
        } else if (action instanceof FaultAction.Delay delay) {
            json.writeStringField(DELAY, delay.time().toString());
        } else if (action instanceof FaultAction.Drop drop) {
            json.writeStringField(DROP, drop.after() ? AFTER : BEFORE);
        } else {
            json.writeBooleanField(action instanceof FaultAction.Garbage ? GARBAGE : TRUNCATE, true);
        }
    }
}
