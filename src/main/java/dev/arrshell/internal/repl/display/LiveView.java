package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.view.layout.Screen;

/** A view that is shown until the user ends it: updated again and again, drawn more often. Thread-safe. */
public interface LiveView {

    /** Gets what is shown. May take long; a failure becomes part of the text. Ends early if its thread is interrupted. */
    void update();

    /** The text as of the last update. Sends no request. */
    String text(Screen screen);
}
