package dev.arrshell.internal.cli.console;

/** Something that was started could not be stopped, and a person has been told. It outweighs what went wrong before. */
public final class CleanUpFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CleanUpFailedException(String message) {
        super(message);
    }
}
