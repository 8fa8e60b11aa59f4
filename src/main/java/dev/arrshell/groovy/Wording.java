package dev.arrshell.groovy;

import java.util.Optional;

/**
 * How a failure is told.
 *
 * @param message what, why, what to do, and whether anything was sent
 * @param word what the script's line says that is wrong, if one word is
 */
record Wording(String message, Optional<String> word) {

    private static final String NOTHING_SENT = " (nothing was sent)";

    /** For what went wrong before it came to a request. */
    static Wording local(String message, String word) {
        return new Wording(message + NOTHING_SENT, Optional.of(word));
    }

    /** For what speaks for itself. */
    static Wording asIs(String message) {
        return new Wording(message, Optional.empty());
    }
}
