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
 * The bodies of v1, with the refusals of wrong ones.
 *
 * @param stopping how long a session that was stopped is Stopping
 */
record V1Bodies(Duration stopping) {

    static CreateParameters newSession(JsonNode body) {
        return new CreateParameters(BodyFields.size(body, V1.SIZE), lease(body), models(body));
    }

    static Duration lease(JsonNode body) {
        JsonNode value = BodyFields.required(body, V1.MAX_LEASE_TIME);
        Duration lease = timespan(value);
        if (lease.compareTo(ServiceAssumptions.SHORTEST_LEASE) < 0) {
            throw BodyFields.wrong(V1.MAX_LEASE_TIME, value, "cannot be negative");
        }
        if (lease.compareTo(ServiceAssumptions.LONGEST_LEASE) > 0) {
            throw BodyFields.wrong(
                    V1.MAX_LEASE_TIME, value, "cannot be over 24 hours; it reads " + DotNetTimeSpan.format(lease));
        }
        return lease;
    }

    private static Duration timespan(JsonNode value) {
        try {
            return DotNetTimeSpan.parse(value.isTextual() ? value.asText() : "");
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
            models.add(SecretRedactor.mask(text(model)));
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
    void write(JsonGenerator json, SessionSnapshot seen) throws IOException {
        if (seen.handshakePort().isPresent()) {
            json.writeNumberField(V1.INSPECTOR_PORT, seen.inspectorPort().getAsInt());
            json.writeNumberField(V1.HANDSHAKE_PORT, seen.handshakePort().getAsInt());
        }
        json.writeStringField(ProtocolNames.MESSAGE, seen.message().orElse(null));
        json.writeStringField(V1.ELAPSED, DotNetTimeSpan.format(ServiceAssumptions.shownElapsed(seen.elapsed())));
        json.writeStringField(V1.HOSTNAME, seen.hostname().orElse(null));
        json.writeStringField(V1.SESSION_ID, seen.session().id());
        json.writeStringField(
                V1.SESSION_MAX_LEASE_TIME, DotNetTimeSpan.format(seen.session().lease()));
        json.writeStringField(V1.SESSION_SIZE, seen.session().asked().size().toWire());
        json.writeStringField(V1.STATUS, seen.status(stopping).toWire());
    }
}
