package dev.arrshell.internal.config.value;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one source says. Not thread-safe. */
public final class SourceValues {

    private static final Pattern PLACEHOLDER = Pattern.compile("(?s).*<.*>.*");

    private final Map<ConfigKey, ConfigEntry> entries = new EnumMap<>(ConfigKey.class);
    private final ConfigProblems notes;

    public SourceValues(ConfigProblems notes) {
        this.notes = notes;
    }

    public Optional<ConfigEntry> get(ConfigKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    public Collection<ConfigEntry> entries() {
        return entries.values();
    }

    /** Takes a value over; an empty one counts as not said, as does a placeholder that was never filled in. */
    public void put(ConfigKey key, String value, ConfigOrigin origin) {
        if (value.isBlank()) {
            return;
        }
        if (PLACEHOLDER.matcher(value).matches()) {
            notes.placeholder(key, origin);
        } else {
            keep(isAddressAsRegion(key, value) ? ConfigKey.ENDPOINT : key, value, origin);
        }
    }

    private static boolean isAddressAsRegion(ConfigKey key, String value) {
        return key == ConfigKey.REGION && HttpAddress.isOne(value);
    }

    private void keep(ConfigKey key, String value, ConfigOrigin origin) {
        try {
            entries.put(key, ConfigEntry.of(key, value, origin));
        } catch (IllegalArgumentException refused) {
            notes.problem(origin + ": " + ConfigurationException.plain(refused));
        }
    }
}
