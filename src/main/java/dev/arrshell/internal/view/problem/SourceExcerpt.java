package dev.arrshell.internal.view.problem;

import dev.arrshell.internal.view.layout.CharacterWidths;
import dev.arrshell.internal.view.layout.SafeText;

/**
 * The part of a source line that fits on the screen, and the carets below it.
 *
 * @param source the line, without the blanks before it
 * @param blanks the blanks before the carets
 * @param caret {@code ^^^^}, empty if the column is not known
 */
record SourceExcerpt(String source, String blanks, String caret) {

    private static final String MORE = "…";

    static SourceExcerpt of(SourcePosition place, int room, CharacterWidths cells) {
        String whole = SafeText.line(place.source());
        int lead = whole.length() - whole.stripLeading().length();
        String line = whole.strip();
        int start = place.column() - 1 - lead;
        if (start < 0 || start > line.length()) {
            return new SourceExcerpt(cut(line, 0, room, cells), "", "");
        }
        int end = Math.min(line.length(), start + Math.max(1, place.length()));
        int from = window(line, start, end, room, cells);
        String before = from == 0 ? line.substring(0, start) : MORE + line.substring(from, start);
        int marked = Math.max(1, cells.width(line.substring(start, Math.max(start, end))));
        int left = Math.max(1, room - cells.width(before));
        return new SourceExcerpt(
                cut(line, from, room, cells), " ".repeat(cells.width(before)), "^".repeat(Math.min(marked, left)));
    }

    /** The beginning of the visible part, which contains the marked text. */
    private static int window(String line, int start, int end, int room, CharacterWidths cells) {
        int from = 0;
        while (from < start && cells.width(line.substring(from, end)) + 2 * MORE.length() > room) {
            from += Character.charCount(line.codePointAt(from));
        }
        return Math.min(from, start);
    }

    private static String cut(String line, int from, int room, CharacterWidths cells) {
        String part = (from == 0 ? "" : MORE) + line.substring(from);
        return cells.width(part) <= room ? part : cells.prefix(part, room - 1) + MORE;
    }
}
