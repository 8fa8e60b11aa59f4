package dev.arrshell.internal.config;

import dev.arrshell.internal.config.value.ConfigEntry;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code arr config}. Holds no secret.
 *
 * @param name the key as in {@code config.toml}
 * @param value the value in effect, a secret masked; empty if there is none
 * @param defaultValue the default, empty if there is none
 * @param origin where the value is set; empty if it is not
 * @param overridden where overridden values are set, the latest first
 */
public record ConfigRow(String name, String value, String defaultValue, String origin, List<String> overridden) {

    private static final String INVALID = "(not valid)";

    public ConfigRow {
        overridden = List.copyOf(overridden);
    }

    /** Makes a row for each key; those of the two addresses also tell where an address derived from another key comes from. */
    public static List<ConfigRow> of(ConfigSettings settings) {
        return Arrays.stream(ConfigKey.values()).map(key -> of(settings, key)).toList();
    }

    private static ConfigRow of(ConfigSettings settings, ConfigKey key) {
        Optional<ConfigEntry> counts = settings.entry(key);
        Optional<ConfigEntry> derived = settings.problems().isEmpty() ? derivedFrom(settings, key) : Optional.empty();
        return new ConfigRow(
                key.text(),
                derived.map(from -> address(settings, key))
                        .orElseGet(() -> counts.map(ConfigRow::shown).orElse("")),
                key.defaultValue().orElse(""),
                derived.or(() -> counts).map(entry -> origin(entry, key)).orElse(""),
                overridden(settings.all(key), derived.isPresent()));
    }

    /** An invalid value is not shown: it may be a key in the wrong place. */
    private static String shown(ConfigEntry entry) {
        return entry.problem().isPresent() ? INVALID : entry.shown();
    }

    private static Optional<ConfigEntry> derivedFrom(ConfigSettings settings, ConfigKey key) {
        return switch (key) {
            case STS ->
                settings.strongest(ConfigKey.STS, ConfigKey.ACCOUNT_DOMAIN).filter(entry -> entry.key() != key);
            case ENDPOINT ->
                settings.endpoint()
                        .flatMap(any -> settings.strongest(ConfigKey.ENDPOINT, ConfigKey.REGION))
                        .filter(entry -> entry.key() != key);
            default -> Optional.empty();
        };
    }

    private static String address(ConfigSettings settings, ConfigKey key) {
        return (key == ConfigKey.STS ? settings.sts() : settings.endpoint().orElseThrow()).toString();
    }

    private static String origin(ConfigEntry entry, ConfigKey shown) {
        return entry.key() == shown ? entry.origin().text() : entry.key().text() + ", " + entry.origin();
    }

    private static List<String> overridden(List<ConfigEntry> all, boolean derived) {
        List<String> origins = new ArrayList<>(all.stream()
                .limit(Math.max(0, all.size() - (derived ? 0 : 1)))
                .filter(entry -> entry.origin().source() != ConfigSource.DEFAULT)
                .map(entry -> entry.origin().text())
                .toList());
        Collections.reverse(origins);
        return origins;
    }
}
