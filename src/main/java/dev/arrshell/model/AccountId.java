package dev.arrshell.model;

import dev.arrshell.internal.text.ValueErrors;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Id of a Remote Rendering account: a GUID, as shown on the account's overview page. Immutable and thread-safe.
 *
 * @param value the GUID in its 36-character form, lower case
 */
public record AccountId(String value) {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_SHOWN = 40;

    /**
     * Checks the form and keeps the id in lower case.
     *
     * @param value the GUID in its 36-character form, lower case
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} is not a GUID of 36 characters
     */
    public AccountId {
        Objects.requireNonNull(value, "account id");
        if (!GUID.matcher(value).matches()) {
            throw ValueErrors.because(
                    "account id %s is no GUID: write it as on the account's overview page, "
                            + "like 11111111-2222-3333-4444-555555555555",
                    shown(value));
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an account id.
     *
     * @param value a GUID of 36 characters, any case
     * @return the id
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} is not a GUID
     */
    public static AccountId parse(String value) {
        return new AccountId(value);
    }

    /** Id and key are easily swapped, so what may be a key is not repeated. */
    private static String shown(String value) {
        boolean maybeKey = value.length() > LONGEST_SHOWN || value.endsWith("=");
        return maybeKey ? "(a text of " + value.length() + " characters; is it the key?)" : "'" + value + "'";
    }

    @Override
    public String toString() {
        return value;
    }
}
