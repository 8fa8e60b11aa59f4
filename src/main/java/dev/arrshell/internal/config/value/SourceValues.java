package dev.arrshell.internal.config.value;

import dev.arrshell.internal.text.HttpAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of one source. Not thread-safe. */
public final class SourceValues {

    private static final Pattern PLACEHOLDER = Pattern.compile("(?s).*<.*>.*");

    private final Map<ConfigKey, ConfigEntry> entries = new EnumMap<>(ConfigKey.class);
    private final ConfigProblems problems;

    public SourceValues(ConfigProblems problems) {
        this.problems = problems;
    }

    public Optional<ConfigEntry> get(ConfigKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    public Collection<ConfigEntry> entries() {
        return entries.values();
    }

    /** Adds a value. A blank one and a placeholder such as {@code <fill in>} are only noted. */
    public void put(ConfigKey key, String value, ConfigOrigin origin) {
        if (value.isBlank() || PLACEHOLDER.matcher(value).matches()) {
            problems.addPlaceholder(key, origin);
        } else {
            add(isAddressAsRegion(key, value) ? ConfigKey.ENDPOINT : key, value, origin);
        }
    }

    private static boolean isAddressAsRegion(ConfigKey key, String value) {
        return key == ConfigKey.REGION && HttpAddress.isHttp(value);
    }

    private void add(ConfigKey key, String value, ConfigOrigin origin) {
        try {
            entries.put(key, ConfigEntry.of(key, value, origin));
        } catch (IllegalArgumentException refused) {
            problems.addProblem(origin + ": " + ConfigurationException.plain(refused));
        }
    }
}
