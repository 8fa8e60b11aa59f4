package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.CreateParameters;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.ProtocolNames.V1;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Parser and writer of v1's bodies.
 *
 * @param stopping how long a stopped session is shown as Stopping
 */
record V1Bodies(Duration stopping) {

    static CreateParameters createParameters(JsonNode body) {
        return new CreateParameters(BodyFields.size(body, V1.SIZE), lease(body), models(body));
    }

    static Duration lease(JsonNode body) {
        JsonNode value = BodyFields.required(body, V1.MAX_LEASE_TIME);
        Duration lease = timespan(value);
        if (lease.compareTo(ServiceAssumptions.SHORTEST_LEASE) < 0) {
            throw BodyFields.invalid(V1.MAX_LEASE_TIME, value, "cannot be negative");
        }
        if (lease.compareTo(ServiceAssumptions.LONGEST_LEASE) > 0) {
            throw BodyFields.invalid(
                    V1.MAX_LEASE_TIME, value, "cannot be over 24 hours; it reads " + DotNetTimeSpan.format(lease));
        }
        return lease;
    }

    private static Duration timespan(JsonNode value) {
        try {
            return DotNetTimeSpan.parse(value.isTextual() ? value.asText() : "");
        } catch (IllegalArgumentException notATimespan) {
            throw BodyFields.invalid(V1.MAX_LEASE_TIME, value, "is no timespan: [d.]hh:mm:ss is needed");
        }
    }

    private static List<String> models(JsonNode body) {
        JsonNode value = body.path(V1.MODELS);
        List<String> models = new ArrayList<>();
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw BodyFields.invalid(V1.MODELS, value, "is no array");
        }
        for (JsonNode model : value) {
            models.add(SecretRedactor.mask(model(model)));
        }
        return List.copyOf(models);
    }

    private static String model(JsonNode model) {
        if (!model.isTextual()) {
            throw BodyFields.invalid(V1.MODELS, model, "is no address of a container");
        }
        return model.asText();
    }

    /** Writes the properties in the alphabetical order of the documentation's sample, which lacks ports and size. */
    void write(JsonGenerator json, SessionSnapshot session) throws IOException {
        if (session.handshakePort().isPresent()) {
            json.writeNumberField(V1.INSPECTOR_PORT, session.inspectorPort().getAsInt());
            json.writeNumberField(V1.HANDSHAKE_PORT, session.handshakePort().getAsInt());
        }
        json.writeStringField(ProtocolNames.MESSAGE, session.message().orElse(null));
        json.writeStringField(V1.ELAPSED, DotNetTimeSpan.format(ServiceAssumptions.shownElapsed(session.elapsed())));
        json.writeStringField(V1.HOSTNAME, session.hostname().orElse(null));
        json.writeStringField(V1.SESSION_ID, session.session().id());
        json.writeStringField(
                V1.SESSION_MAX_LEASE_TIME,
                DotNetTimeSpan.format(session.session().lease()));
        json.writeStringField(
                V1.SESSION_SIZE, session.session().parameters().size().toWire());
        json.writeStringField(V1.STATUS, session.status(stopping).toWire());
    }
}
