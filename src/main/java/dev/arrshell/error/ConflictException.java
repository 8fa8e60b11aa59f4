package dev.arrshell.error;

/** The call conflicts with what is there (409): an id already taken, or a session that has ended. */
public final class ConflictException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public ConflictException(Failure failure) {
        super(FailureMessages.conflict(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new ConflictException(facts);
    }
}
