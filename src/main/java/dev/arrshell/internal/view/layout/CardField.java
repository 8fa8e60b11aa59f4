package dev.arrshell.internal.view.layout;

import java.util.Objects;

/**
 * A field of a card.
 *
 * @param style the colour of the value, null for none
 */
public record CardField(String name, String value, TextStyle style) {

    public CardField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    public static CardField of(String name, String value) {
        return new CardField(name, value, null);
    }

    String painted(Screen screen) {
        return style == null ? value : screen.paint(style, value);
    }
}
