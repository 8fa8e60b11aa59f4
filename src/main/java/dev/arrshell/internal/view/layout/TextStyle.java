package dev.arrshell.internal.view.layout;

/** What a piece of text is, as far as its colour goes. */
public enum TextStyle {
    /** A column's name or a title. */
    HEADING,
    /** A field's name. */
    FIELD,
    /** All is well: Ready, a lease with time left. */
    GOOD,
    /** Soon somebody should act: a lease under fifteen minutes. */
    WARNING,
    /** Something is wrong or over. */
    BAD,
    /** A state in between, such as Starting. */
    BUSY,
    /** What may be overread. */
    FAINT,
    /** A word to type. */
    WORD
}
