package dev.arrshell.error;

import org.jspecify.annotations.Nullable;

/** A wait ended without the session being ready, or without the conversion having succeeded. */
public abstract sealed class WaitException extends ArrException
        permits ConversionFailedException, SessionEndedException, WaitCancelledException, WaitTimeoutException {

    private static final long serialVersionUID = 1L;

    WaitException(String message, Failure failure, @Nullable Throwable cause) {
        super(message, failure, cause);
    }
}
