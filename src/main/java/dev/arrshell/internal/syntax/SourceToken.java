package dev.arrshell.internal.syntax;

/**
 * A token of Groovy source. The tokens of a text follow each other without a gap.
 *
 * @param kind its kind
 * @param start where it begins in the source, from zero
 * @param text its characters; a string's with the quotes
 */
public record SourceToken(Kind kind, int start, String text) {

    /** The kinds of tokens. */
    public enum Kind {
        SPACE,
        NEWLINE,
        COMMENT,
        WORD,
        NUMBER,
        /** A string, or the part of one before or after a {@code ${…}}. */
        STRING,
        /** A string without its closing quote: its line or the text ends first. */
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

    /** Whether it is white space or a comment, but no line end, which has a meaning in Groovy. */
    boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    /** Whether it is white space, a comment or a line end. */
    public boolean isGap() {
        return isBlank() || kind == Kind.NEWLINE;
    }
}
