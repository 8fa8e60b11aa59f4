package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.wire.Names;
import dev.arrshell.internal.wire.Names.V1;
import dev.arrshell.model.Timespan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The bodies of v1, with the refusals of wrong ones.
 *
 * @param stopping how long a session that was stopped is Stopping
 */
record V1Bodies(Duration stopping) {

    static NewSession newSession(JsonNode body) {
        return new NewSession(BodyFields.size(body, V1.SIZE), lease(body), models(body));
    }

    static Duration lease(JsonNode body) {
        JsonNode value = BodyFields.required(body, V1.MAX_LEASE_TIME);
        Duration lease = timespan(value);
        if (lease.compareTo(Decisions.SHORTEST_LEASE) < 0) {
            throw BodyFields.wrong(V1.MAX_LEASE_TIME, value, "cannot be negative");
        }
        if (lease.compareTo(Decisions.LONGEST_LEASE) > 0) {
            throw BodyFields.wrong(
                    V1.MAX_LEASE_TIME, value, "cannot be over 24 hours; it reads " + Timespan.format(lease));
        }
        return lease;
    }

    private static Duration timespan(JsonNode value) {
        try {
            return Timespan.parse(value.isTextual() ? value.asText() : "");
        } catch (IllegalArgumentException notATimespan) {
            throw BodyFields.wrong(V1.MAX_LEASE_TIME, value, "is no timespan: [d.]hh:mm:ss is needed");
        }
    }

    private static List<String> models(JsonNode body) {
        JsonNode value = body.path(V1.MODELS);
        List<String> models = new ArrayList<>();
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw BodyFields.wrong(V1.MODELS, value, "is no array");
        }
        for (JsonNode model : value) {
            models.add(text(model));
        }
        return List.copyOf(models);
    }

    private static String text(JsonNode model) {
        if (!model.isTextual()) {
            throw BodyFields.wrong(V1.MODELS, model, "is no container's address");
        }
        return model.asText();
    }

    /** In the order of the session page's sample, which is the alphabet's; the sample lacks ports and size. */
    void write(JsonGenerator json, SessionView seen) throws IOException {
        if (seen.handshakePort().isPresent()) {
            json.writeNumberField(V1.INSPECTOR_PORT, seen.inspectorPort().getAsInt());
            json.writeNumberField(V1.HANDSHAKE_PORT, seen.handshakePort().getAsInt());
        }
        json.writeStringField(Names.MESSAGE, seen.message().orElse(null));
        json.writeStringField(V1.ELAPSED, Timespan.format(Decisions.shownElapsed(seen.elapsed())));
        json.writeStringField(V1.HOSTNAME, seen.hostname().orElse(null));
        json.writeStringField(V1.SESSION_ID, seen.session().id());
        json.writeStringField(
                V1.SESSION_MAX_LEASE_TIME, Timespan.format(seen.session().lease()));
        json.writeStringField(V1.SESSION_SIZE, seen.session().asked().size().wire());
        json.writeStringField(V1.STATUS, seen.status(stopping).wire());
    }
}
