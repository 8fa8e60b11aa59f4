package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.Exchange;

/** The way a script is run: for real, as a rehearsal, or as a dry run. */
interface RunMode {

    Workspace workspace();

    /** A runner whose scripts find classes and scripts in these libraries. */
    ScriptRunner runner(ScriptLibraries libraries);

    /** Whether the value of the code given with {@code -e} is printed. */
    boolean showsValue();

    /** Called after each exchange. */
    default void onExchange(Exchange exchange) {
        // Only a dry run collects them.
    }

    /** Prints the mode's result once the workspace has ended, and returns the exit code, mostly the script's own. */
    int finish(int code);
}
