package dev.arrshell.error;

/** The session has ended, so it will not be ready and cannot be extended. */
public abstract sealed class SessionEndedException extends WaitException
        permits SessionExpiredException, SessionFailedException, SessionStoppedException {

    private static final long serialVersionUID = 1L;

    SessionEndedException(String message, Failure failure) {
        super(message, failure, null);
    }

    /**
     * Makes the exception for a status.
     *
     * @param failure the facts; what was last seen tells the terminal status
     * @return the exception of that status' own type
     * @throws IllegalArgumentException if the session was not last seen in a terminal status
     */
    public static SessionEndedException of(Failure failure) {
        return switch (failure.lastSeen()
                .orElseThrow(IllegalArgumentException::new)
                .status()) {
            case STOPPED -> new SessionStoppedException(failure);
            case EXPIRED -> new SessionExpiredException(failure);
            case ERROR -> new SessionFailedException(failure);
            default -> throw new IllegalArgumentException("not ended: " + failure.lastSeen());
        };
    }
}
