package dev.arrshell.internal.config.value;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collector of problems and warnings while sources are read. Not thread-safe. */
public final class ConfigProblems {

    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<ConfigKey, ConfigOrigin> placeholders = new EnumMap<>(ConfigKey.class);

    public void addProblem(String sentence) {
        problems.add(sentence);
    }

    public void addWarning(String sentence) {
        warnings.add(sentence);
    }

    void addPlaceholder(ConfigKey key, ConfigOrigin origin) {
        placeholders.put(key, origin);
    }

    public List<String> problems() {
        return problems;
    }

    public List<String> warnings() {
        return warnings;
    }

    public Map<ConfigKey, ConfigOrigin> placeholders() {
        return placeholders;
    }
}
