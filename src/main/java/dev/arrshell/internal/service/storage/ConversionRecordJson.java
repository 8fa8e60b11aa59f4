package dev.arrshell.internal.service.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.conversion.ConversionFailure;
import dev.arrshell.internal.service.conversion.ConversionParameters;
import dev.arrshell.internal.service.conversion.ConversionPlan;
import dev.arrshell.internal.service.conversion.ConversionRecord;
import dev.arrshell.internal.service.conversion.StorageLocation;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Stored form of a conversion. Moments are exact, in ISO 8601. */
final class ConversionRecordJson {

    private ConversionRecordJson() {}

    static String write(ConversionRecord conversion) {
        return ServiceJsonWriter.text(json -> write(json, conversion));
    }

    private static void write(JsonGenerator json, ConversionRecord conversion) throws IOException {
        json.writeStringField("id", conversion.id());
        json.writeStringField("account", conversion.scope().account().value());
        json.writeStringField("region", conversion.scope().region().name());
        json.writeStringField("created", conversion.position().createdAt().toString());
        json.writeNumberField("sequence", conversion.position().sequence());
        write(
                json,
                "input",
                conversion.parameters().input(),
                conversion.parameters().inputPath());
        write(
                json,
                "output",
                conversion.parameters().output(),
                conversion.parameters().outputFile());
        json.writeStringField("starts", conversion.plan().startsAt().toString());
        json.writeStringField("ends", conversion.plan().endsAt().toString());
        Optional<ConversionFailure> failure = conversion.plan().failure();
        if (failure.isPresent()) {
            json.writeObjectFieldStart("failure");
            json.writeStringField("code", failure.get().code());
            json.writeStringField("message", failure.get().message());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String name, StorageLocation location, String file)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("container", location.container());
        json.writeStringField("prefix", location.prefix());
        json.writeStringField("file", file);
        json.writeEndObject();
    }

    static ConversionRecord read(String text) {
        JsonNode json = ServiceJsonParser.strictObject(text.getBytes(StandardCharsets.UTF_8));
        return new ConversionRecord(
                json.path("id").textValue(),
                new AccountRegion(
                        AccountId.parse(json.path("account").textValue()),
                        Region.parse(json.path("region").textValue())),
                new ConversionParameters(
                        location(json.path("input")),
                        json.path("input").path("file").textValue(),
                        location(json.path("output")),
                        json.path("output").path("file").textValue()),
                new ListPosition(
                        Instant.parse(json.path("created").textValue()),
                        json.path("sequence").longValue()),
                new ConversionPlan(
                        Instant.parse(json.path("starts").textValue()),
                        Instant.parse(json.path("ends").textValue()),
                        failure(json.path("failure"))));
    }

    private static StorageLocation location(JsonNode json) {
        return new StorageLocation(
                json.path("container").textValue(), json.path("prefix").textValue());
    }

    private static Optional<ConversionFailure> failure(JsonNode json) {
        return json.isMissingNode()
                ? Optional.empty()
                : Optional.of(new ConversionFailure(
                        json.path("code").textValue(), json.path("message").textValue()));
    }
}
