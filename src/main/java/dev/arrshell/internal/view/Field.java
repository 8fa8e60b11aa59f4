package dev.arrshell.internal.view;

import java.util.Objects;

/**
 * A name and a text, as a card shows them.
 *
 * @param name what it is
 * @param value its text
 * @param style its colour, null for none
 */
record Field(String name, String value, Style style) {

    Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    static Field of(String name, String value) {
        return new Field(name, value, null);
    }

    String painted(Screen screen) {
        return style == null ? value : screen.paint(style, value);
    }
}
