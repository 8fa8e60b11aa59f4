package dev.arrshell.error;

/** The conversion failed or was cancelled; the service's reason is in the message. */
public final class ConversionFailedException extends WaitException {

    private static final long serialVersionUID = 1L;

    /**
     * Words the failure.
     *
     * @param failure the facts, with the conversion as last seen
     */
    public ConversionFailedException(Failure failure) {
        super(FailureMessages.conversionFailed(failure), failure, null);
    }

    @Override
    public ArrException with(Failure facts) {
        return new ConversionFailedException(facts);
    }
}
