package dev.arrshell.internal.view.layout;

/** What happened, where the value alone does not tell it: for people a line, for programs a document. */
public interface Viewable {

    /**
     * Writes it for people.
     *
     * @param screen what it is written for
     * @return one or more lines without a line break at the end
     */
    String text(Screen screen);

    /**
     * Writes it for programs: maps with string keys, lists, strings, numbers, booleans, null.
     *
     * @return in the documented shape
     */
    Object document();
}
