package dev.arrshell.error;

/** The session was ready for as long as its lease, and is over. */
public final class SessionExpiredException extends SessionEndedException {

    private static final long serialVersionUID = 1L;

    SessionExpiredException(Failure failure) {
        super(FailureMessages.ended(failure), failure);
    }

    @Override
    public ArrException with(Failure facts) {
        return new SessionExpiredException(facts);
    }
}
