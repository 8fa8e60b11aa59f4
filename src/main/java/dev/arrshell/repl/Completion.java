package dev.arrshell.repl;

import java.util.Objects;

/**
 * One way to go on from the cursor.
 *
 * @param value what the word at the cursor becomes
 * @param shown how it is listed: a method with its parameters
 * @param sentence what it is, in one line; empty where nobody knows
 */
record Completion(String value, String shown, String sentence) {

    Completion {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(sentence, "sentence");
    }

    static Completion of(String value, String sentence) {
        return new Completion(value, value, sentence);
    }
}
