package dev.arrshell.error;

/** The token is good but not for this account or action (403). */
public final class ForbiddenException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public ForbiddenException(Failure failure) {
        super(FailureMessages.forbidden(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new ForbiddenException(facts);
    }
}
