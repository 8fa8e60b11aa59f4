package dev.arrshell.internal.view.problem;

import java.util.Objects;

/**
 * The position of a failure in a script.
 *
 * @param file the file's name, empty at a prompt
 * @param line counted from 1, 0 if not known
 * @param column counted from 1, 0 if not known
 * @param length how many characters from {@code column} on are meant, 1 or more
 * @param source the line itself, empty if not known
 */
public record SourcePosition(String file, int line, int column, int length, String source) {

    /** The unknown position. */
    public static final SourcePosition UNKNOWN = new SourcePosition("", 0, 0, 1, "");

    public SourcePosition {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(source, "source");
    }

    /** {@code walk.groovy:12:5: } before a message, or nothing. */
    String prefix() {
        return file.isEmpty() ? "" : file + after(line) + after(column) + ": ";
    }

    private static String after(int number) {
        return number > 0 ? ":" + number : "";
    }
}
