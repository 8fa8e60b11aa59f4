package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.BootModelJson;
import dev.arrshell.internal.service.simulated.FaultRule;
import dev.arrshell.internal.service.simulated.FaultRuleJson;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
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
public final class ServiceControlsJson {

    private static final String FAULTS = "faults";
    private static final String BOOTS = "boots";
    private static final String BOOTED = "booted";
    private static final String CAPACITY = "capacity";
    private static final String CALLS = "callsPerMinute";
    private static final String SKEW = "skew";

    private ServiceControlsJson() {}

    public static String write(ServiceControls steering) {
        return new String(ServiceJsonWriter.object(json -> write(json, steering)), StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, ServiceControls steering) throws IOException {
        json.writeArrayFieldStart(FAULTS);
        for (FaultRule rule : steering.faults().all()) {
            json.writeStartObject();
            FaultRuleJson.write(json, rule);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart(BOOTS);
        for (Map.Entry<SessionSize, BootModel> boot :
                new TreeMap<>(steering.fleet().boots()).entrySet()) {
            json.writeFieldName(boot.getKey().toWire());
            BootModelJson.write(json, boot.getValue());
        }
        json.writeEndObject();
        json.writeNumberField(BOOTED, steering.fleet().booted());
        json.writeObjectFieldStart(CAPACITY);
        for (Map.Entry<SessionSize, Integer> limit :
                new TreeMap<>(steering.fleet().capacity()).entrySet()) {
            json.writeNumberField(limit.getKey().toWire(), limit.getValue());
        }
        json.writeEndObject();
        OptionalInt calls = steering.limit().callsPerMinute();
        if (calls.isPresent()) {
            json.writeNumberField(CALLS, calls.getAsInt());
        }
        json.writeStringField(SKEW, steering.skew().toString());
    }

    public static void read(String text, ServiceControls steering) {
        JsonNode json = ServiceJsonParser.strictObject(text.getBytes(StandardCharsets.UTF_8));
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

    private static void readFleet(JsonNode json, SimulatedFleet fleet) {
        json.path(BOOTS)
                .properties()
                .forEach(boot -> fleet.boot(SessionSize.fromWire(boot.getKey()), BootModelJson.read(boot.getValue())));
        fleet.booted(json.path(BOOTED).longValue());
        JsonNode limits = json.path(CAPACITY);
        for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
            JsonNode limit = limits.path(size.toWire());
            fleet.capacity(size, limit.isInt() ? OptionalInt.of(limit.intValue()) : OptionalInt.empty());
        }
    }
}
