package dev.arrshell.error;

/** The service failed (5xx). */
public final class ServiceException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public ServiceException(Failure failure) {
        super(FailureMessages.service(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new ServiceException(facts);
    }
}
