package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.simulated.FaultAction;
import dev.arrshell.internal.service.simulated.FaultActionJson;
import dev.arrshell.internal.service.simulated.FaultPlan;
import dev.arrshell.internal.service.simulated.FaultRule;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code faults}: setting them, seeing how often they struck, removing them. */
final class FaultRoutes {

    private static final String OPERATION = "operation";
    private static final String TIMES = "times";
    private static final String PROBABILITY = "probability";
    private static final String SEED = "seed";
    private static final String SESSION = "session";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final FaultPlan faults;

    FaultRoutes(FaultPlan faults) {
        this.faults = faults;
    }

    Stream<AdminRoute> all() {
        return Stream.of(
                new AdminRoute("GET", "faults", pull -> shown()),
                new AdminRoute("POST", "faults", this::add),
                new AdminRoute("DELETE", "faults", pull -> clear()),
                new AdminRoute("DELETE", "faults/*", pull -> remove(pull.variable())));
    }

    private ServiceResponse add(AdminRoute.Pull pull) {
        JsonNode body = pull.body(
                Stream.concat(Stream.of(OPERATION, TIMES, PROBABILITY, SEED, SESSION), FaultActionJson.ACTIONS.stream())
                        .toArray(String[]::new));
        Operation operation = operation(BodyFields.text(body, OPERATION));
        FaultAction action = FaultActionJson.read(body);
        FaultRule rule = faults.add(operation, action, fresh -> restricted(fresh, body));
        return AdminRoute.json(CREATED, json -> write(json, rule));
    }

    static Operation operation(String name) {
        return Stream.of(Operation.values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("The operation value '" + BodyFields.shown(name)
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

    private ServiceResponse shown() {
        List<FaultRule> all = faults.all();
        return AdminRoute.json(OK, json -> {
            json.writeArrayFieldStart("faults");
            for (FaultRule rule : all) {
                json.writeStartObject();
                write(json, rule);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private ServiceResponse clear() {
        faults.clear();
        return ServiceResponse.noContent();
    }

    private ServiceResponse remove(String number) {
        if (!number.matches("\\d{1,9}") || !faults.remove(Long.parseLong(number))) {
            throw ApiError.notFound("there is no fault of this number");
        }
        return ServiceResponse.noContent();
    }

    private static void write(JsonGenerator json, FaultRule rule) throws IOException {
        json.writeNumberField("fault", rule.number());
        json.writeStringField(OPERATION, rule.operation().name().toLowerCase(Locale.ROOT));
        FaultActionJson.write(json, rule.action());
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
