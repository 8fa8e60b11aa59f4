package dev.arrshell.error;

/** An answer is not what the protocol allows: not JSON (a proxy's page), a missing field, too large, a redirect. */
public final class ArrProtocolException extends ArrException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts; the detail holds an excerpt of the body
     */
    public ArrProtocolException(Failure failure) {
        super(FailureMessages.protocol(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new ArrProtocolException(facts);
    }
}
