package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** JSON form of a fault: its action and its restrictions, if it has any, and how often it was applied. */
public final class FaultRuleJson {

    private static final String NUMBER = "fault";
    private static final String OPERATION = "operation";
    private static final String TIMES = "times";
    private static final String PROBABILITY = "probability";
    private static final String SEED = "seed";
    private static final String SESSION = "session";
    private static final String DRAWN = "drawn";
    private static final String FIRED = "fired";

    /** The fields with which a fault is set. */
    public static final List<String> FIELDS = Stream.concat(
                    Stream.of(OPERATION, TIMES, PROBABILITY, SEED, SESSION), FaultActionJson.ACTIONS.stream())
            .toList();

    private FaultRuleJson() {}

    public static Operation operation(JsonNode body) {
        return operation(BodyFields.text(body, OPERATION));
    }

    /** Parses the name of an operation, in any case. */
    public static Operation operation(String name) {
        return Stream.of(Operation.values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("The operation value '" + BodyFields.abbreviated(name)
                        + "' is unknown: token, create, properties, update, list and stop exist."));
    }

    /** The fault with the restrictions that a body has. */
    public static FaultRule restrict(FaultRule rule, JsonNode body) {
        FaultRule restricted = rule;
        if (body.has(TIMES)) {
            restricted = restricted.withTimes(BodyFields.number(body, TIMES, 1));
        }
        if (body.has(PROBABILITY)) {
            restricted =
                    restricted.withProbability(BodyFields.probability(body, PROBABILITY), BodyFields.seed(body, SEED));
        }
        return body.has(SESSION) ? restricted.forSession(BodyFields.text(body, SESSION)) : restricted;
    }

    public static void write(JsonGenerator json, FaultRule rule) throws IOException {
        json.writeNumberField(NUMBER, rule.number());
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
        json.writeNumberField(FIRED, rule.fired());
    }

    /** Writes a fault with the number of its draws, so that they go on when it is read again. */
    public static void writeWithCounters(JsonGenerator json, FaultRule rule) throws IOException {
        write(json, rule);
        json.writeNumberField(DRAWN, rule.drawn());
    }

    public static FaultRule readWithCounters(JsonNode json) {
        FaultRule rule = FaultRule.of(json.path(NUMBER).longValue(), operation(json), FaultActionJson.read(json));
        return restrict(rule, json)
                .withCounters(json.path(DRAWN).longValue(), json.path(FIRED).longValue());
    }
}
