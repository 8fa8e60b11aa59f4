package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The converter as JSON: {@code {"plan":{"fixed":"PT1M14S"},"missing":[…],"unlinked":[…]}}. */
public final class SimulatedConverterJson {

    private static final String PLAN = "plan";
    private static final String MISSING = "missing";
    private static final String UNLINKED = "unlinked";
    private static final String PLANNED = "planned";

    private static final String FIXED = "fixed";
    private static final String BETWEEN = "between";
    private static final String SEED = "seed";
    private static final String NEVER = "never";
    private static final String FAILING = "failing";
    private static final String CODE = "code";
    private static final String AFTER = "after";

    /** The fields that can be set. */
    public static final List<String> FIELDS = List.of(PLAN, MISSING, UNLINKED);

    private SimulatedConverterJson() {}

    /** Sets what an object has; nothing is set if anything is wrong. */
    public static void read(JsonNode object, SimulatedConverter converter) {
        Optional<ConversionModel> model = object.has(PLAN) ? Optional.of(model(object.path(PLAN))) : Optional.empty();
        Optional<List<String>> missing = texts(object, MISSING);
        Optional<List<String>> unlinked = texts(object, UNLINKED);
        model.ifPresent(converter::model);
        missing.ifPresent(converter::missing);
        unlinked.ifPresent(converter::unlinked);
    }

    /** Restores what {@link #writeWithCounter} wrote. */
    public static void readWithCounter(JsonNode object, SimulatedConverter converter) {
        read(object, converter);
        converter.planned(object.path(PLANNED).longValue());
    }

    private static Optional<List<String>> texts(JsonNode object, String field) {
        if (!object.has(field)) {
            return Optional.empty();
        }
        JsonNode array = object.path(field);
        if (!array.isArray()) {
            throw BodyFields.invalid(field, array, "is no array of addresses");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : array) {
            if (!text.isTextual() || text.asText().isBlank() || text.asText().contains("?")) {
                throw BodyFields.invalid(field, text, "is no address without a signature");
            }
            texts.add(text.asText());
        }
        return Optional.of(texts);
    }

    private static ConversionModel model(JsonNode value) {
        if (!value.isObject()) {
            throw BodyFields.invalid(PLAN, value, "is no object such as {\"fixed\":\"PT10S\"}");
        }
        BodyFields.requireKnown(value, List.of(FIXED, BETWEEN, SEED, NEVER, FAILING, CODE, AFTER));
        return switch (BodyFields.requireOne(value, List.of(FIXED, BETWEEN, NEVER, FAILING))) {
            case FIXED -> new ConversionModel.Fixed(BodyFields.duration(value, FIXED));
            case BETWEEN -> between(value);
            case FAILING -> failing(value);
            default -> never(value);
        };
    }

    private static ConversionModel between(JsonNode value) {
        DurationRange range = DurationRange.read(value, BETWEEN);
        return new ConversionModel.Between(range.atLeast(), range.atMost(), BodyFields.seed(value, SEED));
    }

    private static ConversionModel failing(JsonNode value) {
        String code = value.has(CODE) ? BodyFields.text(value, CODE) : ServiceAssumptions.CONVERSION_FAILURE;
        Duration after = value.has(AFTER) ? BodyFields.duration(value, AFTER) : ServiceAssumptions.CONVERSION_TIME;
        return new ConversionModel.Failing(code, BodyFields.text(value, FAILING), after);
    }

    private static ConversionModel never(JsonNode value) {
        BodyFields.requireTrue(value, NEVER);
        return new ConversionModel.Never();
    }

    public static void write(JsonGenerator json, SimulatedConverter converter) throws IOException {
        json.writeObjectFieldStart(PLAN);
        write(json, converter.model());
        json.writeEndObject();
        write(json, MISSING, converter.missing());
        write(json, UNLINKED, converter.unlinked());
    }

    public static void writeWithCounter(JsonGenerator json, SimulatedConverter converter) throws IOException {
        write(json, converter);
        json.writeNumberField(PLANNED, converter.planned());
    }

    private static void write(JsonGenerator json, ConversionModel model) throws IOException {
        if (model instanceof ConversionModel.Fixed fixed) {
            json.writeStringField(FIXED, fixed.time().toString());
        } else if (model instanceof ConversionModel.Between between) {
            new DurationRange(between.atLeast(), between.atMost()).write(json, BETWEEN);
            json.writeNumberField(SEED, between.seed());
        } else if (model instanceof ConversionModel.Failing failing) {
            json.writeStringField(FAILING, failing.message());
            json.writeStringField(CODE, failing.code());
            json.writeStringField(AFTER, failing.after().toString());
        } else {
            json.writeBooleanField(NEVER, true);
        }
    }

    private static void write(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
