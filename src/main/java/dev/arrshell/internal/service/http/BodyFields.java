package dev.arrshell.internal.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalInt;

/** The fields of a request's body, with refusals that name the field and its value. */
public final class BodyFields {

    private static final int LONGEST_SHOWN = 40;

    private BodyFields() {}

    public static JsonNode required(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw ApiError.badRequest("The " + name + " field is missing.");
        }
        return value;
    }

    /** Any case will do, as Microsoft's scripts send lower case to 2021-01-01 too. */
    public static SessionSize size(JsonNode body, String name) {
        JsonNode value = required(body, name);
        SessionSize size = value.isTextual() ? SessionSize.fromWire(value.asText()) : SessionSize.UNKNOWN;
        if (size == SessionSize.UNKNOWN) {
            throw wrong(name, value, "is unknown: Standard and Premium exist");
        }
        return size;
    }

    public static ApiError wrong(String field, JsonNode value, String why) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return ApiError.badRequest("The " + field + " value '" + shown(text) + "' " + why + ".");
    }

    /** A text that may be long or a secret, as a message may repeat it. */
    public static String shown(String text) {
        String masked = SecretRedactor.mask(text);
        return masked.length() <= LONGEST_SHOWN ? masked : masked.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The object, if it has no other fields than these: a name that nobody knows is a mistake. */
    public static JsonNode only(JsonNode object, List<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiError.badRequest("The " + shown(name) + " field is unknown: " + listed(known) + " exist.");
            }
        });
        return object;
    }

    /** The one of these fields that an object has. */
    public static String one(JsonNode object, List<String> names) {
        List<String> present = names.stream().filter(object::has).toList();
        if (present.size() != 1) {
            throw ApiError.badRequest("Just one of the fields " + listed(names) + " is needed.");
        }
        return present.get(0);
    }

    private static String listed(List<String> names) {
        return String.join(", ", names);
    }

    public static String text(JsonNode body, String name) {
        JsonNode value = required(body, name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw wrong(name, value, "is no text");
        }
        return value.asText();
    }

    public static void requireTrue(JsonNode body, String name) {
        if (!body.path(name).isBoolean() || !body.path(name).booleanValue()) {
            throw wrong(name, body.path(name), "is not true");
        }
    }

    public static int number(JsonNode body, String name, int least) {
        JsonNode value = required(body, name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw wrong(name, value, "is no whole number from " + least + " on");
        }
        return value.intValue();
    }

    public static OptionalInt numberOrNone(JsonNode body, String name, int least) {
        return body.path(name).isNull() ? OptionalInt.empty() : OptionalInt.of(number(body, name, least));
    }

    public static double probability(JsonNode body, String name) {
        JsonNode value = required(body, name);
        double probability = value.isNumber() ? value.doubleValue() : -1;
        if (!(probability > 0 && probability <= 1)) {
            throw wrong(name, value, "is no number above 0 and up to 1");
        }
        return probability;
    }

    /** A seed, 0 if it is missing. */
    public static long seed(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw wrong(name, value, "is no whole number");
        }
        return value.longValue();
    }

    /** A length of time that is not negative and not over {@link ServiceAssumptions#LONGEST_STEERED}. */
    public static Duration duration(JsonNode body, String name) {
        return duration(name, required(body, name));
    }

    public static Duration duration(String name, JsonNode value) {
        Duration length = length(name, value);
        if (length.isNegative()) {
            throw wrong(name, value, "is negative");
        }
        return length;
    }

    public static Duration anyDuration(JsonNode body, String name) {
        return length(name, required(body, name));
    }

    private static Duration length(String name, JsonNode value) {
        Duration length = parsed(name, value);
        if (length.compareTo(ServiceAssumptions.LONGEST_STEERED) > 0
                || length.compareTo(ServiceAssumptions.LONGEST_STEERED.negated()) < 0) {
            throw wrong(name, value, "is over " + ServiceAssumptions.LONGEST_STEERED.toDays() + " days");
        }
        return length;
    }

    private static Duration parsed(String name, JsonNode value) {
        try {
            return Duration.parse(value.isTextual() ? value.asText() : "");
        } catch (DateTimeParseException noDuration) {
            throw wrong(name, value, "is no duration: ISO 8601 is needed, such as PT4H");
        }
    }
}
