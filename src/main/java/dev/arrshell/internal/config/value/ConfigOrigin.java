package dev.arrshell.internal.config.value;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a value is set.
 *
 * @param text {@code file:line}, the name of a variable or an option, or {@code default}
 */
public record ConfigOrigin(ConfigSource source, String text) {

    public static final ConfigOrigin DEFAULT = new ConfigOrigin(ConfigSource.DEFAULT, "default");

    public ConfigOrigin {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
    }

    public static ConfigOrigin line(ConfigSource source, Path file, int line) {
        return new ConfigOrigin(source, file + ":" + line);
    }

    /** Whether this source overrides the other, or is the same. */
    public boolean overrides(ConfigOrigin other) {
        return source.compareTo(other.source) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
