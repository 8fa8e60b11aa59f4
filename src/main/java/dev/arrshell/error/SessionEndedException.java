package dev.arrshell.error;

import java.time.Duration;

/** The session has ended, so it will not be ready and cannot be extended. */
public abstract class SessionEndedException extends WaitException {

    private static final long serialVersionUID = 1L;

    SessionEndedException(String message, Failure failure, Waited waited) {
        super(message, failure, null, waited);
    }

    /**
     * Makes the exception for a status.
     *
     * @param failure the facts; what was last seen tells the terminal status
     * @param waited how long and how often it looked
     * @return the exception of that status' own type
     * @throws IllegalArgumentException if the session was not last seen in a terminal status
     */
    public static SessionEndedException of(Failure failure, Waited waited) {
        return switch (failure.lastSeen()
                .orElseThrow(IllegalArgumentException::new)
                .status()) {
            case STOPPED -> new SessionStoppedException(failure, waited);
            case EXPIRED -> new SessionExpiredException(failure, waited);
            case ERROR -> new SessionFailedException(failure, waited);
            default -> throw new IllegalArgumentException("not ended: " + failure.lastSeen());
        };
    }

    /**
     * Makes the exception for a call other than a wait, which looked once.
     *
     * @param failure the facts; what was last seen tells the terminal status
     * @return the exception of that status' own type
     * @throws IllegalArgumentException if the session was not last seen in a terminal status
     */
    public static SessionEndedException of(Failure failure) {
        return of(failure, new Waited(1, Duration.ZERO, Duration.ZERO, ""));
    }
}
