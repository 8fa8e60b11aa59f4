package dev.arrshell.internal.config.value;

import java.util.List;

/** The configuration cannot be used as it stands. Nothing was sent; a program ends with exit code 2. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String UNSENT = " (nothing was sent)";

    private final transient List<String> problems;

    /**
     * Words one problem.
     *
     * @param problem what is wrong, where, and what to do
     */
    public ConfigurationException(String problem) {
        this(List.of(problem));
    }

    /**
     * Words several.
     *
     * @param problems at least one
     */
    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems) + UNSENT);
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong, one by one.
     *
     * @return at least one, each without the closing words of the message
     */
    public List<String> problems() {
        return problems;
    }

    /** The message of a refused value without its closing words, to be part of a longer one. */
    public static String plain(IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return message.endsWith(UNSENT) ? message.substring(0, message.length() - UNSENT.length()) : message;
    }
}
