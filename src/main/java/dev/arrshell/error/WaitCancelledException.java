package dev.arrshell.error;

import org.jspecify.annotations.Nullable;

/**
 * The wait was interrupted, or its {@link dev.arrshell.Arr} was closed. The session goes on and is billed, the
 * conversion goes on. After an interrupt the thread's flag is set again.
 */
public final class WaitCancelledException extends WaitException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts, with the measure of the wait
     * @param cause the last failed request, or null
     */
    public WaitCancelledException(Failure failure, @Nullable Throwable cause) {
        super(FailureMessages.cancelled(failure), failure, cause);
    }

    @Override
    public ArrException with(Failure facts) {
        return new WaitCancelledException(facts, getCause());
    }
}
