package dev.arrshell.error;

import org.jspecify.annotations.Nullable;

/** The thread was interrupted while it waited for an answer. Its interrupt flag is set again. */
public final class CallInterruptedException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     * @param cause the interrupt
     */
    public CallInterruptedException(Failure failure, @Nullable Throwable cause) {
        super(FailureMessages.interrupted(failure), failure, cause);
    }

    @Override
    public ArrException with(Failure facts) {
        return new CallInterruptedException(facts, getCause());
    }
}
