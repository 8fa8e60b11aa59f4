package dev.arrshell.error;

/** The session was not ready within the deadline. It may still become ready, and is billed then. */
public final class WaitTimeoutException extends WaitException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     * @param waited how long and how often it looked
     * @param cause the last failed request, or null
     */
    public WaitTimeoutException(Failure failure, Waited waited, Throwable cause) {
        super(Catalogue.timeout(failure, waited), failure, cause, waited);
    }
}
