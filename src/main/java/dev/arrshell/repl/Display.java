package dev.arrshell.repl;

/** Writes values and failures for people. */
interface Display {

    /** A result; empty for one that is not worth a line. */
    String value(Object value);

    /** A failure: what, where, why, what to do. */
    String failure(Outcome.Failed failure);

    /** Something to be overread. */
    String hint(String text);
}
