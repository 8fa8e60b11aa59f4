package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.BootModelJson;
import dev.arrshell.internal.service.simulated.FaultRule;
import dev.arrshell.internal.service.simulated.FaultRuleJson;
import dev.arrshell.internal.service.simulated.SimulatedConverterJson;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
import dev.arrshell.internal.service.token.RateLimiter;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * JSON form of the controls: for the admin routes in parts, and as a whole, with the counters of faults and boots, to be
 * stored.
 */
public final class ServiceControlsJson {

    static final List<String> SIZES = List.of("standard", "premium");
    static final String CALLS = "callsPerMinute";

    private static final String FAULTS = "faults";
    private static final String BOOTS = "boots";
    private static final String BOOTED = "booted";
    private static final String CAPACITY = "capacity";
    private static final String SKEW = "skew";
    private static final String CONVERSIONS = "conversions";
    private static final String LISTING_DELAY = "listingDelay";

    private ServiceControlsJson() {}

    public static String write(ServiceControls controls) {
        return ServiceJsonWriter.text(json -> {
            ServiceJsonWriter.writeObjects(json, FAULTS, controls.faults().all(), FaultRuleJson::writeWithCounters);
            json.writeObjectFieldStart(BOOTS);
            writeBoots(json, controls.fleet());
            json.writeEndObject();
            json.writeNumberField(BOOTED, controls.fleet().booted());
            json.writeObjectFieldStart(CAPACITY);
            writeCapacities(json, controls.fleet());
            json.writeEndObject();
            writeLimit(json, controls.limit());
            json.writeStringField(SKEW, controls.skew().toString());
            json.writeStringField(LISTING_DELAY, controls.listingDelay().toString());
            json.writeObjectFieldStart(CONVERSIONS);
            SimulatedConverterJson.writeWithCounter(json, controls.converter());
            json.writeEndObject();
        });
    }

    /** Restores the text of {@link #write}. */
    public static void restore(String text, ServiceControls controls) {
        JsonNode json = ServiceJsonParser.strictObject(text.getBytes(StandardCharsets.UTF_8));
        List<FaultRule> rules = new ArrayList<>();
        json.path(FAULTS).forEach(rule -> rules.add(FaultRuleJson.readWithCounters(rule)));
        controls.faults().restore(rules);
        readBoots(json.path(BOOTS), controls.fleet());
        controls.fleet().booted(json.path(BOOTED).longValue());
        readCapacities(json.path(CAPACITY), controls.fleet());
        OptionalInt calls = readLimit(json);
        if (!calls.equals(controls.limit().callsPerMinute())) {
            controls.limit().set(calls);
        }
        controls.skew(Duration.parse(json.path(SKEW).textValue()));
        controls.listingDelay(Duration.parse(json.path(LISTING_DELAY).asText("PT0S")));
        SimulatedConverterJson.readWithCounter(json.path(CONVERSIONS), controls.converter());
    }

    static void writeBoots(JsonGenerator json, SimulatedFleet fleet) throws IOException {
        for (Map.Entry<SessionSize, BootModel> boot : new TreeMap<>(fleet.boots()).entrySet()) {
            json.writeFieldName(name(boot.getKey()));
            BootModelJson.write(json, boot.getValue());
        }
    }

    /** Sets how the named sizes boot; nothing is set if anything is wrong. */
    static void readBoots(JsonNode object, SimulatedFleet fleet) {
        Map<SessionSize, BootModel> boots = new TreeMap<>();
        object.properties()
                .forEach(boot -> boots.put(SessionSize.fromWire(boot.getKey()), BootModelJson.read(boot.getValue())));
        boots.forEach(fleet::boot);
    }

    static void writeCapacities(JsonGenerator json, SimulatedFleet fleet) throws IOException {
        for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
            writeNumber(json, name(size), fleet.capacity(size));
        }
    }

    /** Sets the capacity of the named sizes, null for no limit; nothing is set if anything is wrong. */
    static void readCapacities(JsonNode object, SimulatedFleet fleet) {
        Map<SessionSize, OptionalInt> numbers = new TreeMap<>();
        object.fieldNames()
                .forEachRemaining(
                        size -> numbers.put(SessionSize.fromWire(size), BodyFields.numberOrNone(object, size, 0)));
        numbers.forEach(fleet::capacity);
    }

    static void writeLimit(JsonGenerator json, RateLimiter limiter) throws IOException {
        writeNumber(json, CALLS, limiter.callsPerMinute());
    }

    static OptionalInt readLimit(JsonNode object) {
        return BodyFields.numberOrNone(object, CALLS, 1);
    }

    private static void writeNumber(JsonGenerator json, String field, OptionalInt number) throws IOException {
        json.writeFieldName(field);
        if (number.isPresent()) {
            json.writeNumber(number.getAsInt());
        } else {
            json.writeNull();
        }
    }

    private static String name(SessionSize size) {
        return size.toWire().toLowerCase(Locale.ROOT);
    }
}
