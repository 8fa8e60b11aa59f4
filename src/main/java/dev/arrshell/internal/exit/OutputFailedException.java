package dev.arrshell.internal.exit;

/** Standard output cannot be written: what was to be printed is lost. */
public final class OutputFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    OutputFailedException(String reason, boolean readerGone) {
        super("standard output cannot be written" + (reason.isEmpty() ? "" : ": " + reason));
        this.readerGone = readerGone;
    }

    /** Whether the reader of a pipe has ended, as {@code head} does, so that a program ends without a message. */
    public boolean isReaderGone() {
        return readerGone;
    }
}
