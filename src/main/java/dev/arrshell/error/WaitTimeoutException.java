package dev.arrshell.error;

import org.jspecify.annotations.Nullable;

/**
 * The session was not ready within the deadline, and may still become ready and be billed; or the conversion has not ended
 * by then, and goes on.
 */
public final class WaitTimeoutException extends WaitException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts, with the measure of the wait
     * @param cause the last failed request, or null
     */
    public WaitTimeoutException(Failure failure, @Nullable Throwable cause) {
        super(FailureMessages.timeout(failure), failure, cause);
    }

    @Override
    public ArrException with(Failure facts) {
        return new WaitTimeoutException(facts, getCause());
    }
}
