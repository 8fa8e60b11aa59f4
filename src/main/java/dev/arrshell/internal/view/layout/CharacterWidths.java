package dev.arrshell.internal.view.layout;

/** The columns of a terminal that a character takes: two for most of East Asia and for emoji, none for an accent. */
@FunctionalInterface
public interface CharacterWidths {

    /** One column for each character, where columns do not matter. */
    CharacterWidths PLAIN = codePoint -> 1;

    /** The columns of a code point: 0, 1 or 2. A negative number, as for control characters, counts as 0. */
    int of(int codePoint);

    /** The columns of a text without line breaks. */
    default int width(String text) {
        return text.codePoints().map(point -> Math.max(0, of(point))).sum();
    }

    /** The longest beginning of a text that takes at most so many columns. */
    default String prefix(String text, int columns) {
        int end = 0;
        for (int used = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
            used += Math.max(0, of(text.codePointAt(end)));
            if (used > columns) {
                break;
            }
        }
        return text.substring(0, end);
    }
}
