package dev.arrshell.error;

/** Too many calls (429). The count starts anew every minute, so waiting a minute always helps. */
public final class ThrottledException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public ThrottledException(Failure failure) {
        super(FailureMessages.throttled(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new ThrottledException(facts);
    }
}
