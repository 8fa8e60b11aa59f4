package dev.arrshell.internal.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reader of the fields of a request's body. Its errors name the field and the value. */
public final class BodyFields {

    private static final int LONGEST_SHOWN = 40;

    private BodyFields() {}

    public static JsonNode required(JsonNode body, String name) {
        JsonNode value = member(body, name);
        if (value.isMissingNode() || value.isNull()) {
            throw ApiError.badRequest("The " + name + " field is missing.");
        }
        return value;
    }

    /** The value of a member, whose name the service's framework compared without regard to case. */
    public static JsonNode member(JsonNode body, String name) {
        return body.has(name)
                ? body.path(name)
                : body.propertyStream()
                        .filter(member -> member.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseGet(() -> body.path(name));
    }

    /** A size in any case, because Microsoft's scripts send lower case to 2021-01-01 too. */
    public static SessionSize size(JsonNode body, String name) {
        JsonNode value = required(body, name);
        SessionSize size = value.isTextual() ? SessionSize.fromWire(value.asText()) : SessionSize.UNKNOWN;
        if (size == SessionSize.UNKNOWN) {
            throw invalid(name, value, "is unknown: Standard and Premium exist");
        }
        return size;
    }

    public static ApiError invalid(String field, JsonNode value, String why) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return ApiError.badRequest("The " + field + " value '" + abbreviated(text) + "' " + why + ".");
    }

    /** A text for a message: masked if it is a secret, cut if it is long. */
    public static String abbreviated(String text) {
        String masked = SecretRedactor.mask(text);
        return masked.length() <= LONGEST_SHOWN ? masked : masked.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Refuses an object with a field that is not known, which mostly is misspelt. */
    public static JsonNode requireKnown(JsonNode object, List<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiError.badRequest(
                        "The " + abbreviated(name) + " field is unknown: " + String.join(", ", known) + " exist.");
            }
        });
        return object;
    }

    /** The name of the only one of these fields that an object has. */
    public static String requireOne(JsonNode object, List<String> names) {
        List<String> present = names.stream().filter(object::has).toList();
        if (present.size() != 1) {
            throw ApiError.badRequest("Exactly one of the fields " + String.join(", ", names) + " is needed.");
        }
        return present.get(0);
    }

    public static String text(JsonNode body, String name) {
        JsonNode value = required(body, name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw invalid(name, value, "is no text");
        }
        return value.asText();
    }

    public static void requireTrue(JsonNode body, String name) {
        if (!body.path(name).isBoolean() || !body.path(name).booleanValue()) {
            throw invalid(name, body.path(name), "is not true");
        }
    }

    public static int number(JsonNode body, String name, int least) {
        JsonNode value = required(body, name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw invalid(name, value, "is no whole number from " + least + " on");
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
            throw invalid(name, value, "is no number above 0 and up to 1");
        }
        return probability;
    }

    /** A seed, 0 if it is missing. */
    public static long seed(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw invalid(name, value, "is no whole number");
        }
        return value.longValue();
    }

    /** A duration from zero to {@link ServiceAssumptions#LONGEST_CONTROLLED}. */
    public static Duration duration(JsonNode body, String name) {
        return duration(name, required(body, name));
    }

    public static Duration duration(String name, JsonNode value) {
        Duration length = signedDuration(name, value);
        if (length.isNegative()) {
            throw invalid(name, value, "is negative");
        }
        return length;
    }

    /** A duration that may be negative. */
    public static Duration signedDuration(JsonNode body, String name) {
        return signedDuration(name, required(body, name));
    }

    private static Duration signedDuration(String name, JsonNode value) {
        Duration length = parsed(name, value);
        if (length.compareTo(ServiceAssumptions.LONGEST_CONTROLLED) > 0
                || length.compareTo(ServiceAssumptions.LONGEST_CONTROLLED.negated()) < 0) {
            throw invalid(name, value, "is over " + ServiceAssumptions.LONGEST_CONTROLLED.toDays() + " days");
        }
        return length;
    }

    private static Duration parsed(String name, JsonNode value) {
        try {
            return Duration.parse(value.isTextual() ? value.asText() : "");
        } catch (DateTimeParseException noDuration) {
            throw invalid(name, value, "is no duration: ISO 8601 is needed, such as PT4H");
        }
    }
}
