package dev.arrshell.internal.config.value;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.AccountKey;
import java.util.Objects;
import java.util.Optional;

/**
 * A value in one source. Immutable.
 *
 * @param text the value; {@link SecretRedactor#MASK} for a secret
 * @param secret the value of a secret, else empty
 */
public record ConfigEntry(ConfigKey key, String text, Optional<AccountKey> secret, ConfigOrigin origin) {

    public ConfigEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(origin, "origin");
    }

    /** Makes an entry; a secret is kept apart from the text. */
    public static ConfigEntry of(ConfigKey key, String value, ConfigOrigin origin) {
        return key.isSecret()
                ? new ConfigEntry(key, SecretRedactor.MASK, Optional.of(AccountKey.parse(value)), origin)
                : new ConfigEntry(key, value, Optional.empty(), origin);
    }

    /** The problem of the value, with its origin, if it is not valid. */
    public Optional<String> problem() {
        try {
            key.check(text);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(origin + ": " + ConfigurationException.plain(wrong));
        }
    }
}
