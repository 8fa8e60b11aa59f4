package dev.arrshell.internal.view.layout;

/** How many columns of a terminal a character takes: two for most of East Asia and for emoji, none for an accent. */
@FunctionalInterface
public interface CharacterWidths {

    /** One column a character, for where nobody looks at columns. */
    CharacterWidths PLAIN = codePoint -> 1;

    /**
     * The columns of one character.
     *
     * @param codePoint any Unicode code point
     * @return 0, 1 or 2; a negative number, as for control characters, counts as 0
     */
    int of(int codePoint);

    /** The columns of a text without line breaks. */
    default int width(String text) {
        return text.codePoints().map(point -> Math.max(0, of(point))).sum();
    }
}
