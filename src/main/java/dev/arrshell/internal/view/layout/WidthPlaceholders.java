package dev.arrshell.internal.view.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets a table library that counts characters lay out text whose characters are not one column wide: before, each
 * such character becomes as many stand-ins as it has columns; after, they become the character again.
 */
final class WidthPlaceholders {

    /** The private use area: text that holds some of it anyway gets stand-ins too. */
    private static final char FIRST = '\uE000';

    private static final char FILL = '\uF8FF';
    private static final int MOST = FILL - FIRST;

    private final CharacterWidths cells;
    private final List<String> originals = new ArrayList<>();

    WidthPlaceholders(CharacterWidths cells) {
        this.cells = cells;
    }

    /** A text of as many characters as the original has columns. */
    String squared(String text) {
        StringBuilder squared = new StringBuilder();
        text.codePoints().forEach(point -> append(squared, point));
        return squared.toString();
    }

    private void append(StringBuilder squared, int point) {
        int width = Math.max(0, cells.of(point));
        if (width == 0) {
            accent(squared, point);
        } else if (width == 1 && Character.isBmpCodePoint(point) && !isStandIn((char) point)) {
            squared.append((char) point);
        } else {
            squared.append(standIn(Character.toString(point), width));
        }
    }

    /** Thousands of different characters fit; what is beyond them shows as question marks. */
    private String standIn(String original, int width) {
        if (originals.size() == MOST) {
            return "?".repeat(width);
        }
        originals.add(original);
        return (char) (FIRST + originals.size() - 1) + String.valueOf(FILL).repeat(width - 1);
    }

    private static boolean isStandIn(char unit) {
        return unit >= FIRST && unit <= FILL;
    }

    /** An accent takes no column of its own: it joins the character before it. */
    private void accent(StringBuilder squared, int point) {
        if (squared.isEmpty() || Character.isISOControl(point) || originals.size() == MOST) {
            return;
        }
        int base = baseIn(squared);
        char before = squared.charAt(base);
        if (isStandIn(before)) {
            originals.set(before - FIRST, originals.get(before - FIRST) + Character.toString(point));
        } else {
            squared.setCharAt(
                    base, standIn(before + Character.toString(point), 1).charAt(0));
        }
    }

    private static int baseIn(StringBuilder squared) {
        int base = squared.length() - 1;
        while (base > 0 && squared.charAt(base) == FILL) {
            base--;
        }
        return base;
    }

    /** The original text again; a character whose second half was cut off becomes a blank. */
    String restored(String laidOut) {
        StringBuilder restored = new StringBuilder();
        for (int i = 0; i < laidOut.length(); i++) {
            char unit = laidOut.charAt(i);
            if (!isStandIn(unit)) {
                restored.append(unit);
            } else if (unit != FILL) {
                restored.append(original(laidOut, i));
            }
        }
        return restored.toString();
    }

    private String original(String laidOut, int at) {
        String original = originals.get(laidOut.charAt(at) - FIRST);
        boolean wide = cells.of(original.codePointAt(0)) > 1;
        boolean whole = !wide || at + 1 < laidOut.length() && laidOut.charAt(at + 1) == FILL;
        return whole ? original : " ";
    }
}
