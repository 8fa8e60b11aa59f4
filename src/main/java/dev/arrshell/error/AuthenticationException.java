package dev.arrshell.error;

/** The service or the token service (STS) does not accept the account key or the token (401), also after one renewal. */
public final class AuthenticationException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     */
    public AuthenticationException(Failure failure) {
        super(FailureMessages.authentication(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new AuthenticationException(facts);
    }
}
