package dev.arrshell.internal.view.layout;

import java.util.Objects;

/**
 * What a text is written for.
 *
 * @param width columns, 20 or more
 * @param palette colours
 * @param cells how wide a character is
 * @param wide whether to show everything in full, wider than the screen if need be
 */
public record Screen(int width, Palette palette, CharacterWidths cells, boolean wide) {

    private static final int NARROWEST = 20;
    private static final int USUAL = 80;

    public Screen {
        width = Math.max(NARROWEST, width);
        Objects.requireNonNull(palette, "palette");
        Objects.requireNonNull(cells, "cells");
    }

    /** A pipe or a file: nothing to measure, so nothing is cut. */
    public static Screen unlimited() {
        return new Screen(USUAL, Palette.NONE, CharacterWidths.PLAIN, true);
    }

    /** A screen without colours where a character takes a column. */
    public static Screen plain(int width) {
        return new Screen(width, Palette.NONE, CharacterWidths.PLAIN, false);
    }

    public String paint(TextStyle style, String text) {
        return palette.paint(style, text);
    }
}
