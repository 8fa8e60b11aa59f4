package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.util.Optional;

/** A fault as it is kept, with what it has met and spoiled so far. */
public final class FaultRuleJson {

    private FaultRuleJson() {}

    public static void write(JsonGenerator json, FaultRule rule) throws IOException {
        json.writeNumberField("number", rule.number());
        json.writeStringField("operation", rule.operation().name());
        FaultActionJson.write(json, rule.action());
        json.writeNumberField("times", rule.times());
        json.writeNumberField("probability", rule.probability());
        json.writeNumberField("seed", rule.seed());
        if (rule.session().isPresent()) {
            json.writeStringField("session", rule.session().get());
        }
        json.writeNumberField("drawn", rule.drawn());
        json.writeNumberField("fired", rule.fired());
    }

    public static FaultRule read(JsonNode json) {
        return new FaultRule(
                json.path("number").longValue(),
                Operation.valueOf(json.path("operation").textValue()),
                FaultActionJson.read(json),
                json.path("times").longValue(),
                json.path("probability").doubleValue(),
                json.path("seed").longValue(),
                Optional.ofNullable(json.path("session").textValue()),
                json.path("drawn").longValue(),
                json.path("fired").longValue());
    }
}
