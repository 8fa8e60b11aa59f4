package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.BodyFields;
import java.io.IOException;
import java.util.List;

/** Fault actions as a field of a JSON object: {@code "respond":503}, {@code "delay":"PT2S"} and so on. */
public final class FaultActionJson {

    private static final String RESPOND = "respond";
    private static final String THROTTLE = "throttle";
    private static final String DELAY = "delay";
    private static final String DROP = "dropConnection";
    private static final String TRUNCATE = "truncateBody";
    private static final String GARBAGE = "garbage";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** The names of the fields, of which an object has exactly one. */
    public static final List<String> ACTIONS = List.of(RESPOND, THROTTLE, DELAY, DROP, TRUNCATE, GARBAGE);

    private FaultActionJson() {}

    public static FaultAction read(JsonNode body) {
        String action = BodyFields.requireOne(body, ACTIONS);
        return switch (action) {
            case RESPOND -> new FaultAction.Respond(status(body));
            case THROTTLE -> new FaultAction.Throttle(BodyFields.duration(body, THROTTLE));
            case DELAY -> new FaultAction.Delay(BodyFields.duration(body, DELAY));
            case DROP -> drop(body);
            default -> flag(body, action);
        };
    }

    private static int status(JsonNode body) {
        int status = BodyFields.number(body, RESPOND, 0);
        if (!FaultStatus.isKnown(status)) {
            throw BodyFields.invalid(RESPOND, body.path(RESPOND), "is unknown: " + FaultStatus.known() + " exist");
        }
        return status;
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
