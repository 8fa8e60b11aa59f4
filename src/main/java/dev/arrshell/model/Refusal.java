package dev.arrshell.model;

import java.util.Locale;

/** Words a value's refusal the one way all values do it: the reason, then that nothing left this machine. */
final class Refusal {

    private Refusal() {}

    static IllegalArgumentException because(String reason, Object... args) {
        return new IllegalArgumentException(String.format(Locale.ROOT, reason, args) + " (nothing was sent)");
    }
}
