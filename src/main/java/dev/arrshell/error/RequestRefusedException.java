package dev.arrshell.error;

/** The service refuses the request as it stands (400 or another 4xx without a type of its own). */
public final class RequestRefusedException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public RequestRefusedException(Failure failure) {
        super(FailureMessages.refused(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new RequestRefusedException(facts);
    }
}
