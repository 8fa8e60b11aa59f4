package dev.arrshell.internal.view.layout;

import java.util.ArrayList;
import java.util.List;

/** Wrapper of text at blanks. */
public final class LineWrapper {

    private LineWrapper() {}

    /**
     * Breaks a text into lines. Its own line breaks stay, and so does a word that is longer than a line, such as an address.
     *
     * @param room the columns of a line
     */
    public static List<String> lines(String text, int room, CharacterWidths cells) {
        return text.lines()
                .flatMap(line -> paragraph(line, room, cells).stream())
                .toList();
    }

    private static List<String> paragraph(String text, int room, CharacterWidths cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && cells.width(line.toString()) + 1 + cells.width(word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
