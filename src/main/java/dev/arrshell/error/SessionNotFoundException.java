package dev.arrshell.error;

/** There is no such session (404): never was, in another region, or ended over 30 days ago. */
public final class SessionNotFoundException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public SessionNotFoundException(Failure failure) {
        super(FailureMessages.notFound(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new SessionNotFoundException(facts);
    }
}
