package dev.arrshell.internal.view.layout;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The screen that a text is laid out for.
 *
 * @param width its columns, 20 or more
 * @param cells the widths of characters
 * @param wide whether to show everything in full, even if it is wider than the screen
 * @param now the time at the prompt, where texts tell how old they are, and tables the index of a row in its list
 */
public record Screen(int width, Palette palette, CharacterWidths cells, boolean wide, Optional<Instant> now) {

    private static final int NARROWEST = 20;
    private static final int USUAL = 80;

    public Screen {
        width = Math.max(NARROWEST, width);
        Objects.requireNonNull(palette, "palette");
        Objects.requireNonNull(cells, "cells");
        Objects.requireNonNull(now, "now");
    }

    /** A screen where texts do not tell how old they are. */
    public Screen(int width, Palette palette, CharacterWidths cells, boolean wide) {
        this(width, palette, cells, wide, Optional.empty());
    }

    /** The same screen at a time. */
    public Screen at(Instant time) {
        return new Screen(width, palette, cells, wide, Optional.of(time));
    }

    /** A pipe or a file, without a width. */
    public static Screen unlimited() {
        return new Screen(USUAL, Palette.NONE, CharacterWidths.PLAIN, true);
    }

    /** A screen without colours, where each character takes one column. */
    public static Screen plain(int width) {
        return new Screen(width, Palette.NONE, CharacterWidths.PLAIN, false);
    }

    public String paint(TextStyle style, String text) {
        return palette.paint(style, text);
    }
}
