package dev.arrshell.error;

import org.jspecify.annotations.Nullable;

/** A wait for a session ended without the session being ready. */
public abstract sealed class WaitException extends ArrException
        permits SessionEndedException, WaitCancelledException, WaitTimeoutException {

    private static final long serialVersionUID = 1L;

    WaitException(String message, Failure failure, @Nullable Throwable cause) {
        super(message, failure, cause);
    }
}
