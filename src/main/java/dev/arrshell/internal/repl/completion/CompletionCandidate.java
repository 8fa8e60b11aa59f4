package dev.arrshell.internal.repl.completion;

import java.util.Objects;

/**
 * One way to go on from the cursor.
 *
 * @param value what the word at the cursor becomes
 * @param shown how it is listed: a method with its parameters
 * @param sentence what it is, in one line; empty where nobody knows
 */
public record CompletionCandidate(String value, String shown, String sentence) {

    public CompletionCandidate {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(sentence, "sentence");
    }

    public static CompletionCandidate of(String value, String sentence) {
        return new CompletionCandidate(value, value, sentence);
    }
}
