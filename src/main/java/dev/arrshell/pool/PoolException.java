package dev.arrshell.pool;

import org.jspecify.annotations.Nullable;

/** A pool has no session to give, or could not stop one of its own. The message says why, and what to do. */
public final class PoolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message the message
     * @param cause the last failure of the pool's own calls, or null
     */
    public PoolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
