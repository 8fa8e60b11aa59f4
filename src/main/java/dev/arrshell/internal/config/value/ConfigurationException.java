package dev.arrshell.internal.config.value;

import java.util.List;

/** The configuration has problems. Nothing was sent; a program ends with exit code 2. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String UNSENT = " (nothing was sent)";

    private final transient List<String> problems;

    /** A problem: what is wrong, where, and what to do. */
    public ConfigurationException(String problem) {
        this(List.of(problem));
    }

    /** Several problems, at least one. */
    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems) + UNSENT);
        this.problems = List.copyOf(problems);
    }

    /** The problems, each without the closing words of the message. */
    public List<String> problems() {
        return problems;
    }

    /** The message of a refused value without its closing words, as a part of a longer message. */
    public static String plain(IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return message.endsWith(UNSENT) ? message.substring(0, message.length() - UNSENT.length()) : message;
    }
}
