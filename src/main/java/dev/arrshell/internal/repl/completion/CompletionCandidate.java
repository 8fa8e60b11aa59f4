package dev.arrshell.internal.repl.completion;

import java.util.Objects;

/**
 * A candidate for the word at the cursor.
 *
 * @param value the text that replaces the word
 * @param label the text in the list of candidates: a method with its parameters
 * @param description what it is, in one line; empty if not known
 */
public record CompletionCandidate(String value, String label, String description) {

    public CompletionCandidate {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(description, "description");
    }

    public static CompletionCandidate of(String value, String description) {
        return new CompletionCandidate(value, value, description);
    }
}
