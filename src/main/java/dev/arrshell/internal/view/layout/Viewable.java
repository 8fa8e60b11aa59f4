package dev.arrshell.internal.view.layout;

/** What happened, where the value alone does not tell it: for people a line, for programs a document. */
public interface Viewable {

    /** The text for people: one or more lines without a line break at the end. */
    String text(Screen screen);

    /** The document for programs, in the documented shape: maps with string keys, lists, strings, numbers, booleans, null. */
    Object document();
}
