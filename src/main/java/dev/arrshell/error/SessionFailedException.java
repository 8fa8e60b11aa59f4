package dev.arrshell.error;

/** The session went to Error, at start-up or later; the service's reason is in the message. */
public final class SessionFailedException extends SessionEndedException {

    private static final long serialVersionUID = 1L;

    SessionFailedException(Failure failure) {
        super(FailureMessages.ended(failure), failure);
    }

    @Override
    public ArrException with(Failure facts) {
        return new SessionFailedException(facts);
    }
}
