package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How a size boots, as JSON: {@code {"fixed":"PT10S"}}, {@code {"between":["PT5S","PT60S"],"seed":7}} and so on. */
final class BootJson {

    private static final String FIXED = "fixed";
    private static final String BETWEEN = "between";
    private static final String SEED = "seed";
    private static final String AFTER_POLLS = "afterPolls";
    private static final String NEVER = "never";
    private static final String FAILING = "failing";
    private static final String AFTER = "after";

    private BootJson() {}

    static Boot read(JsonNode value) {
        if (!value.isObject()) {
            throw BodyFields.wrong("boot", value, "is no object such as {\"fixed\":\"PT10S\"}");
        }
        BodyFields.only(value, List.of(FIXED, BETWEEN, SEED, AFTER_POLLS, NEVER, FAILING, AFTER));
        return switch (BodyFields.one(value, List.of(FIXED, BETWEEN, AFTER_POLLS, NEVER, FAILING))) {
            case FIXED -> new Boot.Fixed(BodyFields.duration(value, FIXED));
            case BETWEEN -> between(value);
            case AFTER_POLLS -> new Boot.AfterPolls(BodyFields.number(value, AFTER_POLLS, 0));
            case FAILING -> new Boot.Failing(BodyFields.text(value, FAILING), after(value));
            default -> never(value);
        };
    }

    private static Boot between(JsonNode value) {
        JsonNode range = value.path(BETWEEN);
        if (!range.isArray() || range.size() != 2) {
            throw BodyFields.wrong(BETWEEN, range, "is no array of two durations");
        }
        Duration atLeast = BodyFields.duration(BETWEEN, range.get(0));
        Duration atMost = BodyFields.duration(BETWEEN, range.get(1));
        if (atLeast.compareTo(atMost) > 0) {
            throw BodyFields.wrong(BETWEEN, range, "has the longer time first");
        }
        return new Boot.Between(atLeast, atMost, BodyFields.seed(value, SEED));
    }

    private static Boot never(JsonNode value) {
        BodyFields.requireTrue(value, NEVER);
        return new Boot.Never();
    }

    private static Duration after(JsonNode value) {
        return value.has(AFTER) ? BodyFields.duration(value, AFTER) : Decisions.STARTUP_FAILURE_TIME;
    }

    static void write(JsonGenerator json, Boot boot) throws IOException {
        json.writeStartObject();
        if (boot instanceof Boot.Fixed fixed) {
            json.writeStringField(FIXED, fixed.time().toString());
        } else if (boot instanceof Boot.Between between) {
            json.writeArrayFieldStart(BETWEEN);
            json.writeString(between.atLeast().toString());
            json.writeString(between.atMost().toString());
            json.writeEndArray();
            json.writeNumberField(SEED, between.seed());
        } else if (boot instanceof Boot.AfterPolls polls) {
            json.writeNumberField(AFTER_POLLS, polls.polls());
        } else if (boot instanceof Boot.Failing failing) {
            json.writeStringField(FAILING, failing.reason());
            json.writeStringField(AFTER, failing.after().toString());
        } else {
            json.writeBooleanField(NEVER, true);
        }
        json.writeEndObject();
    }
}
