package dev.arrshell.internal.script.vocabulary;

/**
 * A word that scripts and the prompt know without an import.
 *
 * @param name the word
 * @param signature how it is written: {@code hours(number)}, the name of a variable
 * @param use what a script can do with it
 * @param type the type of the value that reading or calling it gives
 * @param sentence its description in one line
 */
public record VocabularyWord(String name, String signature, Use use, Class<?> type, String sentence) {

    /** The kinds of words, by what a script can do with them. */
    public enum Use {
        /** A variable of the workspace that can be set to a value of its type or to its text. */
        CONVERTED,
        /** A variable of the workspace that can be set to a value of its type only. */
        TYPED,
        /** A variable of the workspace that can only be read. */
        READ_ONLY,
        /** A value that a script is given; the script may use the name for a variable of its own. */
        GIVEN,
        /** A method. */
        METHOD,
        /** A method that can also be called without parentheses. */
        READABLE_METHOD,
        /** A constant of one of the enums. */
        CONSTANT
    }

    /**
     * Whether it is written with arguments.
     *
     * @return true for {@code hours(number)}, false for {@code STANDARD}
     */
    public boolean isMethod() {
        return use == Use.METHOD || use == Use.READABLE_METHOD;
    }

    /**
     * Whether it stands for a part of the workspace.
     *
     * @return true for {@code session}, false for {@code args}
     */
    public boolean isState() {
        return use == Use.CONVERTED || use == Use.TYPED || use == Use.READ_ONLY;
    }
}
