package dev.arrshell.internal.service.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.BootPlan;
import dev.arrshell.internal.service.session.CreateParameters;
import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.internal.service.session.SessionEnd;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.LeaseChange;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.server.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored form of a session. Moments and durations are exact, in ISO 8601. */
final class SessionRecordJson {

    private SessionRecordJson() {}

    static String write(SessionRecord session) {
        return ServiceJsonWriter.text(json -> write(json, session));
    }

    private static void write(JsonGenerator json, SessionRecord session) throws IOException {
        json.writeStringField("id", session.id());
        json.writeStringField("account", session.scope().account().value());
        json.writeStringField("region", session.scope().region().name());
        json.writeStringField("size", session.parameters().size().toWire());
        json.writeStringField("asked", session.parameters().lease().toString());
        json.writeArrayFieldStart("models");
        for (String model : session.parameters().models()) {
            json.writeString(model);
        }
        json.writeEndArray();
        json.writeStringField("lease", session.lease().toString());
        json.writeStringField("created", session.position().createdAt().toString());
        json.writeNumberField("sequence", session.position().sequence());
        json.writeStringField("ready", session.boot().readyAt().toString());
        json.writeNumberField("polls", session.boot().polls());
        write(json, "failure", session.boot().failure());
        writeServer(json, session.boot());
        json.writeStringField("machine", session.serverId().toString());
        write(json, "end", session.end());
        ServiceJsonWriter.writeObjects(json, "extensions", session.extensions(), SessionRecordJson::write);
    }

    private static void write(JsonGenerator json, LeaseChange step) throws IOException {
        json.writeStringField("at", step.at().toString());
        json.writeStringField("lease", step.total().toString());
    }

    private static void write(JsonGenerator json, String name, Optional<SessionEnd> end) throws IOException {
        if (end.isPresent()) {
            json.writeObjectFieldStart(name);
            json.writeStringField("at", end.get().at().toString());
            json.writeStringField("status", end.get().status().toWire());
            json.writeStringField("code", end.get().code());
            json.writeStringField("message", end.get().message());
            json.writeEndObject();
        }
    }

    private static void writeServer(JsonGenerator json, BootPlan boot) throws IOException {
        if (boot.address().isPresent()) {
            ServerAddress address = boot.address().get();
            json.writeObjectFieldStart("server");
            json.writeStringField("hostname", address.hostname());
            json.writeNumberField("handshakePort", address.handshakePort());
            json.writeNumberField("inspectorPort", address.inspectorPort());
            json.writeEndObject();
        }
        if (!boot.waiting().isEmpty()) {
            json.writeStringField("waiting", boot.waiting());
        }
    }

    private static Optional<ServerAddress> address(JsonNode json) {
        return json.isMissingNode()
                ? Optional.empty()
                : Optional.of(new ServerAddress(
                        json.path("hostname").textValue(),
                        json.path("handshakePort").intValue(),
                        json.path("inspectorPort").intValue()));
    }

    static SessionRecord read(String text) {
        JsonNode json = ServiceJsonParser.strictObject(text.getBytes(StandardCharsets.UTF_8));
        return new SessionRecord(
                json.path("id").textValue(),
                new AccountRegion(
                        AccountId.parse(json.path("account").textValue()),
                        Region.parse(json.path("region").textValue())),
                parameters(json),
                Duration.parse(json.path("lease").textValue()),
                new ListPosition(
                        Instant.parse(json.path("created").textValue()),
                        json.path("sequence").longValue()),
                new BootPlan(
                        Instant.parse(json.path("ready").textValue()),
                        json.path("polls").intValue(),
                        end(json.path("failure")),
                        address(json.path("server")),
                        json.path("waiting").asText()),
                UUID.fromString(json.path("machine").textValue()),
                end(json.path("end")),
                extensions(json));
    }

    private static List<LeaseChange> extensions(JsonNode json) {
        List<LeaseChange> steps = new ArrayList<>();
        json.path("extensions")
                .forEach(step -> steps.add(new LeaseChange(
                        Instant.parse(step.path("at").textValue()),
                        Duration.parse(step.path("lease").textValue()))));
        return List.copyOf(steps);
    }

    private static CreateParameters parameters(JsonNode json) {
        List<String> models = new ArrayList<>();
        json.path("models").forEach(model -> models.add(model.textValue()));
        return new CreateParameters(
                SessionSize.fromWire(json.path("size").textValue()),
                Duration.parse(json.path("asked").textValue()),
                List.copyOf(models));
    }

    private static Optional<SessionEnd> end(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new SessionEnd(
                Instant.parse(json.path("at").textValue()),
                SessionStatus.fromWire(json.path("status").textValue()),
                json.path("code").textValue(),
                json.path("message").textValue()));
    }
}
