package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;

/**
 * Reader of an object within a body. Its errors name a field with the objects around it: {@code settings.inputLocation}.
 *
 * @param name the name of the object
 * @param object the object
 */
record NestedFields(String name, JsonNode object) {

    /** Reads an object that must be there. */
    static NestedFields in(JsonNode body, String field) {
        return new NestedFields("", body).nested(field);
    }

    NestedFields nested(String field) {
        JsonNode value = required(field);
        if (!value.isObject()) {
            throw BodyFields.invalid(qualified(field), value, "is no object");
        }
        return new NestedFields(qualified(field), value);
    }

    String qualified(String field) {
        return name.isEmpty() ? field : name + "." + field;
    }

    private JsonNode required(String field) {
        JsonNode value = BodyFields.member(object, field);
        if (value.isMissingNode() || value.isNull()) {
            throw ApiError.badRequest("The " + qualified(field) + " field is missing.");
        }
        return value;
    }

    String text(String field) {
        JsonNode value = required(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw BodyFields.invalid(qualified(field), value, "is no text");
        }
        return value.asText();
    }

    /** A text, empty if it is missing or null. */
    String textOrEmpty(String field) {
        JsonNode value = BodyFields.member(object, field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw BodyFields.invalid(qualified(field), value, "is no text");
        }
        return value.asText();
    }

    /** Whether a secret is there. The error does not have its value. */
    boolean hasSecret(String field) {
        JsonNode value = BodyFields.member(object, field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw ApiError.badRequest("The " + qualified(field) + " value is no text.");
        }
        return !value.asText("").isBlank();
    }

    /** An error about a text of this object. */
    ApiError invalid(String field, String why) {
        return BodyFields.invalid(qualified(field), BodyFields.member(object, field), why);
    }
}
