package dev.arrshell.internal.script.vocabulary;

import java.util.Objects;

/**
 * A word of the language, for help and completion.
 *
 * @param name the word
 * @param signature how it is written
 * @param sentence what it does, in one sentence
 */
public record VocabularyWord(String name, String signature, String sentence) {

    /**
     * Checks that nothing is null.
     *
     * @param name the word
     * @param signature how it is written
     * @param sentence what it does, in one sentence
     * @throws NullPointerException if a component is null
     */
    public VocabularyWord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(sentence, "sentence");
    }

    /**
     * Whether it is written with arguments.
     *
     * @return true for {@code hours(number)}, false for {@code STANDARD}
     */
    public boolean isMethod() {
        return signature.startsWith(name + "(") || signature.startsWith(name + " {");
    }
}
