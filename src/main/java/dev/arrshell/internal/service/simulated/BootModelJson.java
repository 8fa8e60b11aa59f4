package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Boot models as JSON: {@code {"fixed":"PT10S"}}, {@code {"between":["PT5S","PT60S"],"seed":7}} and so on. */
public final class BootModelJson {

    private static final String FIXED = "fixed";
    private static final String BETWEEN = "between";
    private static final String SEED = "seed";
    private static final String AFTER_POLLS = "afterPolls";
    private static final String NEVER = "never";
    private static final String FAILING = "failing";
    private static final String AFTER = "after";

    private BootModelJson() {}

    public static BootModel read(JsonNode value) {
        if (!value.isObject()) {
            throw BodyFields.invalid("boot", value, "is no object such as {\"fixed\":\"PT10S\"}");
        }
        BodyFields.requireKnown(value, List.of(FIXED, BETWEEN, SEED, AFTER_POLLS, NEVER, FAILING, AFTER));
        return switch (BodyFields.requireOne(value, List.of(FIXED, BETWEEN, AFTER_POLLS, NEVER, FAILING))) {
            case FIXED -> new BootModel.Fixed(BodyFields.duration(value, FIXED));
            case BETWEEN -> between(value);
            case AFTER_POLLS -> new BootModel.AfterPolls(BodyFields.number(value, AFTER_POLLS, 0));
            case FAILING -> new BootModel.Failing(BodyFields.text(value, FAILING), after(value));
            default -> never(value);
        };
    }

    private static BootModel between(JsonNode value) {
        DurationRange range = DurationRange.read(value, BETWEEN);
        return new BootModel.Between(range.atLeast(), range.atMost(), BodyFields.seed(value, SEED));
    }

    private static BootModel never(JsonNode value) {
        BodyFields.requireTrue(value, NEVER);
        return new BootModel.Never();
    }

    private static Duration after(JsonNode value) {
        return value.has(AFTER) ? BodyFields.duration(value, AFTER) : ServiceAssumptions.STARTUP_FAILURE_TIME;
    }

    public static void write(JsonGenerator json, BootModel boot) throws IOException {
        json.writeStartObject();
        if (boot instanceof BootModel.Fixed fixed) {
            json.writeStringField(FIXED, fixed.time().toString());
        } else if (boot instanceof BootModel.Between between) {
            new DurationRange(between.atLeast(), between.atMost()).write(json, BETWEEN);
            json.writeNumberField(SEED, between.seed());
        } else if (boot instanceof BootModel.AfterPolls polls) {
            json.writeNumberField(AFTER_POLLS, polls.polls());
        } else if (boot instanceof BootModel.Failing failing) {
            json.writeStringField(FAILING, failing.reason());
            json.writeStringField(AFTER, failing.after().toString());
        } else {
            json.writeBooleanField(NEVER, true);
        }
        json.writeEndObject();
    }
}
