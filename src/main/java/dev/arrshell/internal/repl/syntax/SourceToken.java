package dev.arrshell.internal.repl.syntax;

/**
 * A piece of Groovy source. The pieces of a text follow each other without a gap.
 *
 * @param kind what it is
 * @param start where it begins in the source, from zero
 * @param text its characters; those of a string with its quotes
 */
public record SourceToken(Kind kind, int start, String text) {

    /** What a piece of source can be. */
    public enum Kind {
        SPACE,
        NEWLINE,
        COMMENT,
        WORD,
        NUMBER,
        /** A string, or the part of one before or after a {@code ${…}}. */
        STRING,
        /** A string that its line or the text ends before its quote does. */
        OPEN_STRING,
        OPEN,
        CLOSE,
        OPERATOR
    }

    public int end() {
        return start + text.length();
    }

    public boolean is(String what) {
        return text.equals(what);
    }

    public boolean is(Kind what) {
        return kind == what;
    }

    /** Blanks and comments, which the language does not see; line ends it does. */
    boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    public boolean isGap() {
        return isBlank() || kind == Kind.NEWLINE;
    }
}
