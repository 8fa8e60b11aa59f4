package dev.arrshell.internal.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers what a person should be told while sources are read. Not thread-safe. */
final class Notes {

    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Key, Origin> placeholders = new EnumMap<>(Key.class);

    void problem(String sentence) {
        problems.add(sentence);
    }

    void warning(String sentence) {
        warnings.add(sentence);
    }

    void placeholder(Key key, Origin origin) {
        placeholders.put(key, origin);
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    Map<Key, Origin> placeholders() {
        return placeholders;
    }
}
