package dev.arrshell.conversion;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.text.SecretText;
import dev.arrshell.internal.text.ValueErrors;
import java.util.Objects;
import java.util.function.Function;

/**
 * Shared access signature (SAS) of a storage container: the query string that lets its holder read or write there. Its
 * text never appears in {@link #toString()}, in a field, in JSON or in an exception. Immutable and thread-safe.
 */
public final class StorageAccess {

    private final SecretText sealed;

    private StorageAccess(String query) {
        sealed = new SecretText(query);
    }

    /**
     * Takes a signature as the portal and {@code New-AzStorageContainerSASToken} give it.
     *
     * @param query the query string, with or without {@code ?} before it; not a whole address
     * @return the signature
     * @throws NullPointerException if {@code query} is null
     * @throws IllegalArgumentException if {@code query} is empty, is a whole address, or holds a blank
     */
    public static StorageAccess parse(String query) {
        Objects.requireNonNull(query, "shared access signature");
        String plain = query.startsWith("?") ? query.substring(1) : query;
        if (plain.isEmpty() || plain.contains("://") || plain.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw ValueErrors.because("a shared access signature is the query string of the address alone, "
                    + "such as sv=…&sr=c&sp=rl&sig=…");
        }
        return new StorageAccess(plain);
    }

    /**
     * Shows the signature's text, without {@code ?}, to a function. This is the only way to it.
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
        return other instanceof StorageAccess that && sealed.sameAs(that.sealed);
    }

    /** The same for all signatures, so that a printed hash says nothing about one. */
    @Override
    public int hashCode() {
        return StorageAccess.class.hashCode();
    }

    @Override
    public String toString() {
        return "StorageAccess(" + SecretRedactor.MASK + ")";
    }
}
