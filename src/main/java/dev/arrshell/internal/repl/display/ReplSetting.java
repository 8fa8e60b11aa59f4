package dev.arrshell.internal.repl.display;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A setting of the prompt, with its value and where the value is from. Thread-safe. */
public final class ReplSetting {

    private final String name;
    private final String description;
    private final List<String> choices;
    private final UnaryOperator<String> parser;
    private final String defaultValue;
    private String value;
    private String origin = "default";

    /**
     * Makes a setting that has its default value.
     *
     * @param choices the possible values, for completion; empty if they cannot be listed
     * @param parser returns a value in its usual spelling, or throws an {@link IllegalArgumentException}
     */
    ReplSetting(
            String name, String description, List<String> choices, UnaryOperator<String> parser, String defaultValue) {
        this.name = Objects.requireNonNull(name, "name");
        this.description = Objects.requireNonNull(description, "description");
        this.choices = List.copyOf(choices);
        this.parser = Objects.requireNonNull(parser, "parser");
        this.defaultValue = Objects.requireNonNull(defaultValue, "defaultValue");
        this.value = defaultValue;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public List<String> choices() {
        return choices;
    }

    public String defaultValue() {
        return defaultValue;
    }

    public synchronized String value() {
        return value;
    }

    public synchronized String origin() {
        return origin;
    }

    /** Says that the present value is from elsewhere. */
    synchronized void setOrigin(String from) {
        origin = from;
    }

    synchronized void set(String text, String from) {
        value = parser.apply(text);
        origin = from;
    }

    synchronized void reset() {
        value = defaultValue;
        origin = "default";
    }
}
