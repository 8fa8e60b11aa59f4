package dev.arrshell.error;

/** The session was stopped, which cannot be undone. */
public final class SessionStoppedException extends SessionEndedException {

    private static final long serialVersionUID = 1L;

    SessionStoppedException(Failure failure) {
        super(FailureMessages.ended(failure), failure);
    }

    @Override
    public ArrException with(Failure facts) {
        return new SessionStoppedException(facts);
    }
}
