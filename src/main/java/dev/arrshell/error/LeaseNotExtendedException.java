package dev.arrshell.error;

/** The service refuses a lease that is not larger than the present one (422). */
public final class LeaseNotExtendedException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public LeaseNotExtendedException(Failure failure) {
        super(FailureMessages.leaseNotExtended(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new LeaseNotExtendedException(facts);
    }
}
