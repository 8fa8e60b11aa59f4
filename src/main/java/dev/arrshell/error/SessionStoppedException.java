package dev.arrshell.error;

/** Somebody stopped the session. It cannot be undone. */
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
