package dev.arrshell.internal.config.file;

import java.util.Objects;

/**
 * A setting of the prompt as {@code config.toml} has it. It may be unknown or have a wrong value: only the prompt knows.
 *
 * @param name the name, such as {@code boot.standard}
 * @param value the value as text
 * @param place where it stands, such as {@code config.toml:4:1}
 */
public record PromptEntry(String name, String value, String place) {

    public PromptEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(place, "place");
    }
}
