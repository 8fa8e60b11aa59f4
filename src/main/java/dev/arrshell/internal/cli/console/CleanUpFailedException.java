package dev.arrshell.internal.cli.console;

/** A session that was started could not be stopped; that has been printed. Outweighs the failure before it. */
public final class CleanUpFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CleanUpFailedException(String message) {
        super(message);
    }
}
