package dev.arrshell.internal.cli.console;

/** A result cannot be printed in the form that {@code --output} names. Exit code 2. */
public final class NoSuchFormException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoSuchFormException(String message) {
        super(message);
    }
}
