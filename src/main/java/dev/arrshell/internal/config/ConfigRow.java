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
 * A line of what {@code arr config} shows. Holds no secret.
 *
 * @param name the key as in {@code config.toml}
 * @param value what counts, a secret masked; empty if nobody says one
 * @param standard the value where nobody says one, empty if there is none
 * @param origin where the value stands; empty if nobody says one
 * @param overridden where values stand that do not count, the latest first
 */
public record ConfigRow(String name, String value, String standard, String origin, List<String> overridden) {

    private static final String UNUSABLE = "(not usable)";

    /**
     * Keeps a copy of the list.
     *
     * @throws NullPointerException if a component is null
     */
    public ConfigRow {
        overridden = List.copyOf(overridden);
    }

    /**
     * Makes a line for each key, and for the two addresses also where they follow from other keys.
     *
     * @param settings what is configured, with or without problems
     * @return in the order of {@link ConfigKey}
     */
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
                key.standard().orElse(""),
                derived.or(() -> counts).map(entry -> origin(entry, key)).orElse(""),
                overridden(settings.all(key), derived.isPresent()));
    }

    /** What cannot be read may be anything, even a key in the wrong place. */
    private static String shown(ConfigEntry entry) {
        return entry.problem().isPresent() ? UNUSABLE : entry.text();
    }

    private static Optional<ConfigEntry> derivedFrom(ConfigSettings settings, ConfigKey key) {
        return switch (key) {
            case STS ->
                settings.stronger(ConfigKey.STS, ConfigKey.ACCOUNT_DOMAIN).filter(entry -> entry.key() != key);
            case ENDPOINT ->
                settings.endpoint()
                        .flatMap(any -> settings.stronger(ConfigKey.ENDPOINT, ConfigKey.REGION))
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

    private static List<String> overridden(List<ConfigEntry> all, boolean allOfThem) {
        List<String> origins = new ArrayList<>(all.stream()
                .limit(Math.max(0, all.size() - (allOfThem ? 0 : 1)))
                .filter(entry -> entry.origin().source() != ConfigSource.DEFAULT)
                .map(entry -> entry.origin().text())
                .toList());
        Collections.reverse(origins);
        return origins;
    }
}
