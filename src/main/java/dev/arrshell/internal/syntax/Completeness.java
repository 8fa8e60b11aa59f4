package dev.arrshell.internal.syntax;

/** Whether a text can be run as it stands. */
enum Completeness {
    /** Nothing is open. */
    COMPLETE,
    /** Something is open that a further line may close. */
    MORE,
    /** A closing bracket has no opening one, or one of another kind. */
    SURPLUS,
    /** A quote is open that no further line can close. */
    UNCLOSED
}
