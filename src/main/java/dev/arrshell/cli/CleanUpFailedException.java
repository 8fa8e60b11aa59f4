package dev.arrshell.cli;

/** Something that was started could not be stopped, and a person has been told. It outweighs what went wrong before. */
final class CleanUpFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CleanUpFailedException(String message) {
        super(message);
    }
}
