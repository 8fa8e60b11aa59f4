package dev.arrshell.internal.repl.display;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One thing that can be set: its name, what it means, what it may be, what it is and who said so. */
public final class ReplSetting {

    private final String name;
    private final String sentence;
    private final List<String> words;
    private final UnaryOperator<String> check;
    private final String standard;
    private String value;
    private String origin = "default";

    /**
     * Makes a setting that has its default value.
     *
     * @param words what it may be, for completion; empty if that cannot be listed
     * @param check gives a value its usual spelling, or refuses it with an {@link IllegalArgumentException}
     */
    ReplSetting(String name, String sentence, List<String> words, UnaryOperator<String> check, String standard) {
        this.name = Objects.requireNonNull(name, "name");
        this.sentence = Objects.requireNonNull(sentence, "sentence");
        this.words = List.copyOf(words);
        this.check = Objects.requireNonNull(check, "check");
        this.standard = Objects.requireNonNull(standard, "standard");
        this.value = standard;
    }

    public String name() {
        return name;
    }

    public String sentence() {
        return sentence;
    }

    public List<String> words() {
        return words;
    }

    public String standard() {
        return standard;
    }

    public synchronized String value() {
        return value;
    }

    public synchronized String origin() {
        return origin;
    }

    synchronized void set(String wanted, String from) {
        value = check.apply(wanted);
        origin = from;
    }

    synchronized void reset() {
        value = standard;
        origin = "default";
    }
}
