package dev.arrshell.internal.timeline;

import dev.arrshell.internal.view.Style;
import dev.arrshell.model.SessionStatus;

/** What a place of a bar shows: a sign, so that it can be read without colours too. */
enum Mark {
    NOTHING(' ', Style.FAINT, "", "none"),
    STARTING('.', Style.BUSY, "Starting", "#f2c14e"),
    READY('#', Style.GOOD, "Ready, billed", "#2f9e6e"),
    ONWARD('~', Style.WARNING, "goes on, billed", "#d9822b"),
    EXTENDED('+', Style.WORD, "lease extended", "#1f5fbf"),
    STOPPED('S', Style.FAINT, "Stopped", "#4a4f57"),
    UNUSED('-', Style.FAINT, "lease not used", "#dbe4f0"),
    EXPIRED('X', Style.WARNING, "Expired", "#8a4fbf"),
    FAILED('E', Style.BAD, "Error", "#c62f3b");

    private final char sign;
    private final Style style;
    private final String words;
    private final String colour;

    Mark(char sign, Style style, String words, String colour) {
        this.sign = sign;
        this.style = style;
        this.words = words;
        this.colour = colour;
    }

    static Mark of(SessionStatus end) {
        return switch (end) {
            case EXPIRED -> EXPIRED;
            case ERROR -> FAILED;
            default -> STOPPED;
        };
    }

    char sign() {
        return sign;
    }

    Style style() {
        return style;
    }

    String words() {
        return words;
    }

    /** For drawings on white. */
    String colour() {
        return colour;
    }
}
