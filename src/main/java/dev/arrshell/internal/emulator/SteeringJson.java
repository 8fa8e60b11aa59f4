package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** All that was steered, as it is kept: faults with how often they struck, servers, limits, skew. */
final class SteeringJson {

    private static final String FAULTS = "faults";
    private static final String BOOTS = "boots";
    private static final String BOOTED = "booted";
    private static final String CAPACITY = "capacity";
    private static final String CALLS = "callsPerMinute";
    private static final String SKEW = "skew";

    private SteeringJson() {}

    static String write(Steering steering) {
        return new String(JsonText.object(json -> write(json, steering)), StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, Steering steering) throws IOException {
        json.writeArrayFieldStart(FAULTS);
        for (FaultRule rule : steering.faults().all()) {
            json.writeStartObject();
            FaultRuleJson.write(json, rule);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart(BOOTS);
        for (Map.Entry<SessionSize, Boot> boot : new TreeMap<>(steering.fleet().boots()).entrySet()) {
            json.writeFieldName(boot.getKey().wire());
            BootJson.write(json, boot.getValue());
        }
        json.writeEndObject();
        json.writeNumberField(BOOTED, steering.fleet().booted());
        json.writeObjectFieldStart(CAPACITY);
        for (Map.Entry<SessionSize, Integer> limit :
                new TreeMap<>(steering.fleet().capacity()).entrySet()) {
            json.writeNumberField(limit.getKey().wire(), limit.getValue());
        }
        json.writeEndObject();
        OptionalInt calls = steering.limit().callsPerMinute();
        if (calls.isPresent()) {
            json.writeNumberField(CALLS, calls.getAsInt());
        }
        json.writeStringField(SKEW, steering.skew().toString());
    }

    static void read(String text, Steering steering) {
        JsonNode json = JsonBodies.strictObject(text.getBytes(StandardCharsets.UTF_8));
        List<FaultRule> rules = new ArrayList<>();
        json.path(FAULTS).forEach(rule -> rules.add(FaultRuleJson.read(rule)));
        steering.faults().restore(rules);
        readFleet(json, steering.fleet());
        OptionalInt calls = json.has(CALLS) ? OptionalInt.of(json.path(CALLS).intValue()) : OptionalInt.empty();
        if (!calls.equals(steering.limit().callsPerMinute())) {
            steering.limit().set(calls);
        }
        steering.skew(Duration.parse(json.path(SKEW).textValue()));
    }

    private static void readFleet(JsonNode json, Fleet fleet) {
        json.path(BOOTS)
                .properties()
                .forEach(boot -> fleet.boot(SessionSize.read(boot.getKey()), BootJson.read(boot.getValue())));
        fleet.booted(json.path(BOOTED).longValue());
        JsonNode limits = json.path(CAPACITY);
        for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
            JsonNode limit = limits.path(size.wire());
            fleet.capacity(size, limit.isInt() ? OptionalInt.of(limit.intValue()) : OptionalInt.empty());
        }
    }
}
