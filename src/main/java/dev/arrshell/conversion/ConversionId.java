package dev.arrshell.conversion;

import dev.arrshell.internal.text.ValueErrors;
import dev.arrshell.model.SessionId;
import java.util.Objects;
import java.util.UUID;

/**
 * Id of a conversion: letters, digits, {@code -} and {@code _}, at most 256, case sensitive, unique within the account
 * (swagger 2021-01-01). In v1 the service chooses a GUID.
 *
 * @param value the id as the service writes it
 */
public record ConversionId(String value) {

    /**
     * Checks the form.
     *
     * @param value the id as the service writes it
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} is empty, longer than 256 or has another character
     */
    public ConversionId {
        if (!SessionId.isValid(Objects.requireNonNull(value, "conversion id"))) {
            throw ValueErrors.because(
                    "conversion id '%s' is not valid: 1 to 256 letters, digits, '-' or '_' are allowed", value);
        }
    }

    /**
     * Reads a conversion's id.
     *
     * @param value the id, case sensitive
     * @return the id
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} has not the form of an id
     */
    public static ConversionId parse(String value) {
        return new ConversionId(value);
    }

    /**
     * Makes a unique id.
     *
     * @return a random GUID
     */
    public static ConversionId random() {
        return new ConversionId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
