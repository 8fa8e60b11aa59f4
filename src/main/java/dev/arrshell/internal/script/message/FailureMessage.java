package dev.arrshell.internal.script.message;

import java.util.Optional;

/**
 * How a failure is told.
 *
 * @param message what, why, what to do, and whether anything was sent
 * @param word what the script's line says that is wrong, if one word is
 */
record FailureMessage(String message, Optional<String> word) {

    private static final String NOTHING_SENT = " (nothing was sent)";

    /** For what went wrong before it came to a request. */
    static FailureMessage local(String message, String word) {
        return new FailureMessage(message + NOTHING_SENT, Optional.of(word));
    }

    /** For what speaks for itself. */
    static FailureMessage asIs(String message) {
        return new FailureMessage(message, Optional.empty());
    }
}
