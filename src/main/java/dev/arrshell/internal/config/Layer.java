package dev.arrshell.internal.config;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one source says. Not thread-safe. */
final class Layer {

    private static final Pattern PLACEHOLDER = Pattern.compile("(?s).*<.*>.*");

    private final Map<Key, Entry> entries = new EnumMap<>(Key.class);
    private final Notes notes;

    Layer(Notes notes) {
        this.notes = notes;
    }

    Optional<Entry> get(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    /** Takes a value over; an empty one counts as not said, as does a placeholder that was never filled in. */
    void put(Key key, String value, Origin origin) {
        if (value.isBlank()) {
            return;
        }
        if (PLACEHOLDER.matcher(value).matches()) {
            notes.placeholder(key, origin);
        } else {
            keep(isAddressAsRegion(key, value) ? Key.ENDPOINT : key, value, origin);
        }
    }

    private static boolean isAddressAsRegion(Key key, String value) {
        return key == Key.REGION && Address.isOne(value);
    }

    private void keep(Key key, String value, Origin origin) {
        try {
            entries.put(key, Entry.of(key, value, origin));
        } catch (IllegalArgumentException refused) {
            notes.problem(origin + ": " + ConfigurationException.plain(refused));
        }
    }
}
