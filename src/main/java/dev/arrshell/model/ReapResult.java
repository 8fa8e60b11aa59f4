package dev.arrshell.model;

import java.util.List;
import java.util.Objects;

/**
 * The outcome of one leftover: the finding and the action taken. Immutable and thread-safe.
 *
 * @param leftover the start
 * @param result what was found and done
 * @param sessions the sessions it is about: the one that was stopped, or those of which one may be it; may be empty
 * @param message the same as a sentence, free of secrets
 */
public record ReapResult(Leftover leftover, Result result, List<SessionId> sessions, String message) {

    /** How it ended. */
    public enum Result {
        /** Its session was up and has been stopped. */
        STOPPED,
        /** Its session is up and would be stopped, were this not a dry run. */
        WOULD_STOP,
        /** Its session has ended by itself, or never was. */
        OVER,
        /** It cannot be told which session it is, so nothing was touched. The ledger keeps it. */
        UNSURE,
        /** Looking or stopping failed. The ledger keeps it. */
        FAILED
    }

    /**
     * Checks that nothing is null.
     *
     * @param leftover the start
     * @param result what was found and done
     * @param sessions the sessions it is about: the one that was stopped, or those of which one may be it; may be empty
     * @param message the same as a sentence, free of secrets
     * @throws NullPointerException if a component is null
     */
    public ReapResult {
        Objects.requireNonNull(leftover, "leftover");
        Objects.requireNonNull(result, "result");
        sessions = List.copyOf(sessions);
        Objects.requireNonNull(message, "message");
    }
}
