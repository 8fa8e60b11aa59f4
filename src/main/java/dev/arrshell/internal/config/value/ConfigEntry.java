package dev.arrshell.internal.config.value;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.AccountKey;
import java.util.Objects;
import java.util.Optional;

/**
 * A value as one source gives it. Immutable.
 *
 * @param key what it is a value of
 * @param text the value; {@link SecretRedactor#MASK} for a secret
 * @param secret the value of a secret, else empty
 * @param origin where it stands
 */
public record ConfigEntry(ConfigKey key, String text, Optional<AccountKey> secret, ConfigOrigin origin) {

    /**
     * Checks that nothing is null.
     *
     * @throws NullPointerException if a component is null
     */
    public ConfigEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(origin, "origin");
    }

    /** Seals what must not be shown. */
    public static ConfigEntry of(ConfigKey key, String value, ConfigOrigin origin) {
        return key.isSecret()
                ? new ConfigEntry(key, SecretRedactor.MASK, Optional.of(AccountKey.parse(value)), origin)
                : new ConfigEntry(key, value, Optional.empty(), origin);
    }

    /** What is wrong with the value; empty if nothing is. */
    public Optional<String> problem() {
        try {
            key.check(text);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(origin + ": " + ConfigurationException.plain(wrong));
        }
    }
}
