package dev.arrshell.internal.view.layout;

/** The meanings of text that have a colour. */
public enum TextStyle {
    /** A column's name or a title. */
    HEADING,
    /** A field's name. */
    FIELD,
    /** Good: Ready, a lease with time left. */
    GOOD,
    /** Action is needed soon: a lease under fifteen minutes. */
    WARNING,
    /** Something is wrong or over. */
    BAD,
    /** A state in between, such as Starting. */
    BUSY,
    /** Text of little importance. */
    FAINT,
    /** A word to type. */
    WORD
}
