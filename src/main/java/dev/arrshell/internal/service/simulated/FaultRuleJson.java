package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.text.EnumWords;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** JSON form of a fault: its action and its restrictions, if it has any, and how often it was applied. */
public final class FaultRuleJson {

    private static final String NUMBER = "fault";
    private static final String OPERATION = "operation";
    private static final String TIMES = "times";
    private static final String PROBABILITY = "probability";
    private static final String SEED = "seed";
    private static final String SESSION = "session";
    private static final String REGION = "region";
    private static final String SKIPPED = "after";
    private static final String DRAWN = "drawn";
    private static final String FIRED = "fired";

    /** The fields with which a fault is set. */
    public static final List<String> FIELDS = Stream.concat(
                    Stream.of(OPERATION, SKIPPED, TIMES, PROBABILITY, SEED, SESSION, REGION),
                    FaultActionJson.FIELDS.stream())
            .toList();

    private FaultRuleJson() {}

    /** The operation of a fault; empty for {@code any}. */
    public static Optional<Operation> operation(JsonNode body) {
        String name = BodyFields.text(body, OPERATION);
        return name.equalsIgnoreCase(FaultRule.ANY) ? Optional.empty() : Optional.of(operation(name));
    }

    /** Parses the name of an operation, in any case. */
    public static Operation operation(String name) {
        return Stream.of(Operation.values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("The operation value '" + BodyFields.abbreviated(name)
                        + "' is unknown: " + String.join(", ", EnumWords.all(Operation.class)) + " exist."));
    }

    /** The limits that a body has. */
    public static FaultLimits restrict(FaultLimits limits, JsonNode body) {
        FaultLimits restricted = limits;
        if (body.has(SKIPPED)) {
            restricted = restricted.withSkipped(BodyFields.number(body, SKIPPED, 0));
        }
        if (body.has(TIMES)) {
            restricted = restricted.withTimes(BodyFields.number(body, TIMES, 1));
        }
        if (body.has(PROBABILITY)) {
            restricted =
                    restricted.withProbability(BodyFields.probability(body, PROBABILITY), BodyFields.seed(body, SEED));
        }
        if (body.has(REGION)) {
            restricted = restricted.inRegion(region(body).name());
        }
        return body.has(SESSION) ? restricted.forSession(BodyFields.text(body, SESSION)) : restricted;
    }

    private static Region region(JsonNode body) {
        try {
            return Region.parse(BodyFields.text(body, REGION));
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest(e.getMessage());
        }
    }

    public static void write(JsonGenerator json, FaultRule rule) throws IOException {
        json.writeNumberField(NUMBER, rule.number());
        json.writeStringField(OPERATION, rule.operationText());
        FaultActionJson.write(json, rule.action());
        writeLimits(json, rule.limits());
        json.writeNumberField(FIRED, rule.fired());
    }

    private static void writeLimits(JsonGenerator json, FaultLimits limits) throws IOException {
        if (limits.skipped() > 0) {
            json.writeNumberField(SKIPPED, limits.skipped());
        }
        if (limits.times() != FaultLimits.EVERY_TIME) {
            json.writeNumberField(TIMES, limits.times());
        }
        if (limits.probability() < 1) {
            json.writeNumberField(PROBABILITY, limits.probability());
            json.writeNumberField(SEED, limits.seed());
        }
        if (limits.session().isPresent()) {
            json.writeStringField(SESSION, limits.session().get());
        }
        if (limits.region().isPresent()) {
            json.writeStringField(REGION, limits.region().get());
        }
    }

    /** Writes a fault with the number of its draws, so that they go on when it is read again. */
    public static void writeWithCounters(JsonGenerator json, FaultRule rule) throws IOException {
        write(json, rule);
        json.writeNumberField(DRAWN, rule.drawn());
    }

    public static FaultRule readWithCounters(JsonNode json) {
        FaultRule rule = FaultRule.of(json.path(NUMBER).longValue(), operation(json), FaultActionJson.read(json));
        return rule.limited(limits -> restrict(limits, json))
                .withCounters(json.path(DRAWN).longValue(), json.path(FIRED).longValue());
    }
}
