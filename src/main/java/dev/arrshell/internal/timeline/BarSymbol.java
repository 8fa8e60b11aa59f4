package dev.arrshell.internal.timeline;

import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.model.SessionStatus;

/** The symbols of a bar, with a character each, so that it can be read without colours too. */
enum BarSymbol {
    NOTHING(' ', TextStyle.FAINT, "", "none"),
    STARTING('.', TextStyle.BUSY, "Starting", "#f2c14e"),
    READY('#', TextStyle.GOOD, "Ready, billed", "#2f9e6e"),
    ONWARD('~', TextStyle.WARNING, "goes on, billed", "#d9822b"),
    EXTENDED('+', TextStyle.WORD, "lease extended", "#1f5fbf"),
    STOPPED('S', TextStyle.FAINT, "Stopped", "#4a4f57"),
    UNUSED('-', TextStyle.FAINT, "lease not used", "#dbe4f0"),
    EXPIRED('X', TextStyle.WARNING, "Expired", "#8a4fbf"),
    FAILED('E', TextStyle.BAD, "Error", "#c62f3b");

    private final char sign;
    private final TextStyle style;
    private final String words;
    private final String colour;

    BarSymbol(char sign, TextStyle style, String words, String colour) {
        this.sign = sign;
        this.style = style;
        this.words = words;
        this.colour = colour;
    }

    static BarSymbol of(SessionStatus end) {
        return switch (end) {
            case EXPIRED -> EXPIRED;
            case ERROR -> FAILED;
            default -> STOPPED;
        };
    }

    char sign() {
        return sign;
    }

    TextStyle style() {
        return style;
    }

    String words() {
        return words;
    }

    /** The colour on white. */
    String colour() {
        return colour;
    }
}
