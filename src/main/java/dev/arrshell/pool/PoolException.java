package dev.arrshell.pool;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pool has no session to give, or could not stop one of its own. The message says why, and what to do. */
public final class PoolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kind of the failure. */
    private final Kind kind;

    /** The kinds of failures, each with an exit code of a script that ends with it. */
    public enum Kind {
        /** No session was free within the deadline. */
        LATE,

        /** The budget of the day allows no more. */
        BUDGET,

        /** The pool is closed, or its client is. */
        CLOSED,

        /** The thread was interrupted while it waited. */
        INTERRUPTED,

        /** A session could not be stopped at the end of the pool, or is not known to have stopped. */
        NOT_STOPPED
    }

    /**
     * Makes an exception.
     *
     * @param kind the kind of the failure
     * @param message the message
     * @param cause the last failure of the pool's own calls, or null
     * @throws NullPointerException if {@code kind} is null
     */
    public PoolException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** {@return the kind of the failure} */
    public Kind kind() {
        return kind;
    }
}
