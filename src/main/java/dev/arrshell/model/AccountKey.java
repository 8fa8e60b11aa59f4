package dev.arrshell.model;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.text.SecretText;
import dev.arrshell.internal.text.ValueErrors;
import java.util.Objects;
import java.util.function.Function;

/**
 * Primary or secondary key of an account, for the token service.
 * Its text never appears in {@link #toString()}, in a field, in JSON or in an exception. Immutable and thread-safe.
 */
public final class AccountKey {

    private final SecretText sealed;

    private AccountKey(String value) {
        sealed = new SecretText(value);
    }

    /**
     * Takes a key as the portal's "Access Keys" page shows it.
     *
     * @param value the key; base64 of any length, surrounding blanks are not allowed
     * @return the key
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} is empty or holds a blank or control character
     */
    public static AccountKey parse(String value) {
        Objects.requireNonNull(value, "account key");
        if (value.isEmpty()) {
            throw ValueErrors.because("the account key is empty: take it from the account's page \"Access Keys\"");
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw ValueErrors.because("the account key holds a blank or a character that no key has: "
                    + "copy it again from the account's page \"Access Keys\"");
        }
        return new AccountKey(value);
    }

    /**
     * Shows the key's text to a function. This is the only way to it.
     *
     * @param use what needs the text, and must not keep it
     * @param <T> what the function makes of it
     * @return what the function returned
     */
    public <T> T revealTo(Function<? super String, ? extends T> use) {
        return sealed.reveal(use);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountKey that && sealed.sameAs(that.sealed);
    }

    /** The same for all keys, so that a printed hash says nothing about one. */
    @Override
    public int hashCode() {
        return AccountKey.class.hashCode();
    }

    @Override
    public String toString() {
        return "AccountKey(" + SecretRedactor.MASK + ")";
    }
}
