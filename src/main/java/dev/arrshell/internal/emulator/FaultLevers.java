package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code faults}: setting them, seeing how often they struck, removing them. */
final class FaultLevers {

    private static final String OPERATION = "operation";
    private static final String TIMES = "times";
    private static final String PROBABILITY = "probability";
    private static final String SEED = "seed";
    private static final String SESSION = "session";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final FaultPlan faults;

    FaultLevers(FaultPlan faults) {
        this.faults = faults;
    }

    Stream<Lever> all() {
        return Stream.of(
                new Lever("GET", "faults", pull -> shown()),
                new Lever("POST", "faults", this::add),
                new Lever("DELETE", "faults", pull -> clear()),
                new Lever("DELETE", "faults/*", pull -> remove(pull.variable())));
    }

    private Answer add(Lever.Pull pull) {
        JsonNode body = pull.body(
                Stream.concat(Stream.of(OPERATION, TIMES, PROBABILITY, SEED, SESSION), FaultJson.ACTIONS.stream())
                        .toArray(String[]::new));
        Operation operation = operation(BodyFields.text(body, OPERATION));
        FaultAction action = FaultJson.read(body);
        FaultRule rule = faults.add(operation, action, fresh -> restricted(fresh, body));
        return Lever.json(CREATED, json -> write(json, rule));
    }

    static Operation operation(String name) {
        return Stream.of(Operation.values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("The operation value '" + BodyFields.shown(name)
                        + "' is unknown: token, create, properties, update, list and stop exist."));
    }

    private static FaultRule restricted(FaultRule rule, JsonNode body) {
        FaultRule restricted = rule;
        if (body.has(TIMES)) {
            restricted = restricted.times(BodyFields.number(body, TIMES, 1));
        }
        if (body.has(PROBABILITY)) {
            restricted =
                    restricted.withProbability(BodyFields.probability(body, PROBABILITY), BodyFields.seed(body, SEED));
        }
        return body.has(SESSION) ? restricted.forSession(BodyFields.text(body, SESSION)) : restricted;
    }

    private Answer shown() {
        List<FaultRule> all = faults.all();
        return Lever.json(OK, json -> {
            json.writeArrayFieldStart("faults");
            for (FaultRule rule : all) {
                json.writeStartObject();
                write(json, rule);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private Answer clear() {
        faults.clear();
        return Answer.noContent();
    }

    private Answer remove(String number) {
        if (!number.matches("\\d{1,9}") || !faults.remove(Long.parseLong(number))) {
            throw Refused.notFound("there is no fault of this number");
        }
        return Answer.noContent();
    }

    private static void write(JsonGenerator json, FaultRule rule) throws IOException {
        json.writeNumberField("fault", rule.number());
        json.writeStringField(OPERATION, rule.operation().name().toLowerCase(Locale.ROOT));
        FaultJson.write(json, rule.action());
        if (rule.times() != FaultRule.EVERY_TIME) {
            json.writeNumberField(TIMES, rule.times());
        }
        if (rule.probability() < 1) {
            json.writeNumberField(PROBABILITY, rule.probability());
            json.writeNumberField(SEED, rule.seed());
        }
        if (rule.session().isPresent()) {
            json.writeStringField(SESSION, rule.session().get());
        }
        json.writeNumberField("fired", rule.fired());
    }
}
