package dev.arrshell.model;

import dev.arrshell.internal.text.ValueErrors;
import java.util.Objects;
import java.util.UUID;

/**
 * Id of a session. In v1 the service chooses a GUID; in 2021-01-01 the client chooses: letters, digits, {@code -} and
 * {@code _}, at most 256, case sensitive, unique within the account (swagger 2021-01-01).
 *
 * @param value the id as the service writes it
 */
public record SessionId(String value) {

    private static final int LONGEST = 256;

    /**
     * Checks the form.
     *
     * @param value the id as the service writes it
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} is empty, longer than 256 or has another character
     */
    public SessionId {
        if (!isValid(Objects.requireNonNull(value, "session id"))) {
            throw ValueErrors.because(
                    "session id '%s' is not valid: 1 to 256 letters, digits, '-' or '_' are allowed", value);
        }
    }

    /**
     * Tells whether a text has the form of an id, which sessions and conversions share.
     *
     * @param value the text
     * @return true if it can be an id
     * @throws NullPointerException if {@code value} is null
     */
    public static boolean isValid(String value) {
        Objects.requireNonNull(value, "id");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            boolean isLetter = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
            boolean isDigit = character >= '0' && character <= '9';
            if (!isLetter && !isDigit && character != '-' && character != '_') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= LONGEST;
    }

    /**
     * Reads a session id.
     *
     * @param value the id, case sensitive
     * @return the id
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} has not the form of an id
     */
    public static SessionId parse(String value) {
        return new SessionId(value);
    }

    /**
     * Makes a unique id.
     *
     * @return a random GUID
     */
    public static SessionId random() {
        return new SessionId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
