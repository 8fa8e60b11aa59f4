package dev.arrshell.error;

/** The wait was interrupted or cancelled. The session goes on; the interrupt flag is set again. */
public final class WaitCancelledException extends WaitException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts
     * @param waited how long and how often it looked
     * @param cause the last failed request, or null
     */
    public WaitCancelledException(Failure failure, Waited waited, Throwable cause) {
        super(Catalogue.cancelled(failure, waited), failure, cause, waited);
    }
}
