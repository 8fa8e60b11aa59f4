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

    /** The value as it may be shown: without the password of a proxy. */
    public String shown() {
        return SecretRedactor.mask(text);
    }

    @Override
    public String toString() {
        return key + " " + shown() + " (" + origin + ")";
    }

    private String advice(String message) {
        return origin.source() == ConfigSource.ARRCONFIG ? ArrConfigAdvice.of(message) : message;
    }

    /** The problem of the value, with its origin, if it is not valid. */
    public Optional<String> problem() {
        try {
            key.check(text);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(origin + ": " + advice(ConfigurationException.plain(wrong)));
        }
    }
}
