package dev.arrshell.internal.config.value;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a value stands, so that a person can go and change it.
 *
 * @param source the kind of place
 * @param text the place: {@code file:line}, a variable's or an option's name, or {@code default}
 */
public record ConfigOrigin(ConfigSource source, String text) {

    public static final ConfigOrigin DEFAULT = new ConfigOrigin(ConfigSource.DEFAULT, "default");

    /**
     * Checks that nothing is null.
     *
     * @throws NullPointerException if a component is null
     */
    public ConfigOrigin {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
    }

    public static ConfigOrigin line(ConfigSource source, Path file, int line) {
        return new ConfigOrigin(source, file + ":" + line);
    }

    /** Whether this wins over another, or is the same source. */
    public boolean reaches(ConfigOrigin other) {
        return source.compareTo(other.source) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
