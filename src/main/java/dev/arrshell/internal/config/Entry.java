package dev.arrshell.internal.config;

import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Secrets;
import java.util.Objects;
import java.util.Optional;

/**
 * A value as one source gives it. Immutable.
 *
 * @param key what it is a value of
 * @param text the value; {@link Secrets#MASK} for a secret
 * @param secret the value of a secret, else empty
 * @param origin where it stands
 */
public record Entry(Key key, String text, Optional<AccountKey> secret, Origin origin) {

    /**
     * Checks that nothing is null.
     *
     * @throws NullPointerException if a component is null
     */
    public Entry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(origin, "origin");
    }

    /** Seals what must not be shown. */
    static Entry of(Key key, String value, Origin origin) {
        return key.isSecret()
                ? new Entry(key, Secrets.MASK, Optional.of(AccountKey.of(value)), origin)
                : new Entry(key, value, Optional.empty(), origin);
    }

    /** What is wrong with the value; empty if nothing is. */
    Optional<String> problem() {
        try {
            key.check(text);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(origin + ": " + ConfigurationException.plain(wrong));
        }
    }
}
