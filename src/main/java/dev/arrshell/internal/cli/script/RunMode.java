package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.Exchange;

/** Where a script is run: in earnest, or in a rehearsal. */
interface RunMode {

    Workspace workspace();

    ScriptRunner runner();

    /** Whether the value of a text given with {@code -e} is the result. */
    boolean showsValue();

    /** A request was answered. */
    default void exchange(Exchange exchange) {
        // Most have no more to do with it.
    }

    /** All is over and the workspace ended; gives the exit code, which is most often the script's own. */
    int over(int code);
}
