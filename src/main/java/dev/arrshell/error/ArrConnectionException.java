package dev.arrshell.error;

import org.jspecify.annotations.Nullable;

/** No answer came: the name is unknown, the connection was refused or broke, TLS failed, or the time was up. */
public final class ArrConnectionException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     * @param cause what the JDK said
     */
    public ArrConnectionException(Failure failure, @Nullable Throwable cause) {
        super(FailureMessages.connection(failure), failure, cause);
    }

    @Override
    public ArrException with(Failure facts) {
        return new ArrConnectionException(facts, getCause());
    }
}
