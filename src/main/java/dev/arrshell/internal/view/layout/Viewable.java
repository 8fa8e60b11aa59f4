package dev.arrshell.internal.view.layout;

/** A value with a view of its own: a text for people and a document for programs. */
public interface Viewable {

    /** The text for people: one or more lines without a line break at the end. */
    String text(Screen screen);

    /** The document for programs, in the documented shape: maps with string keys, lists, strings, numbers, booleans, null. */
    Object document();
}
