package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.exit.ExitPolicy;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.run.ScriptFailure;
import dev.arrshell.internal.script.state.Workspace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for a session that a failed wait left: a wait's own message says that it goes on, and the end of the run stops it. */
final class LeftSessionWords {

    private static final Pattern GOES_ON = Pattern.compile("(?:The session goes on, and is billed once it is ready"
            + "|It may still become ready, and will bill when it is)"
            + ": client\\.session\\('([^']+)'\\)\\.awaitReady\\(\\) or \\.stop\\(\\)\\.?");

    private LeftSessionWords() {}

    /** The error of a failed script, with what becomes of its session. */
    static ScriptError in(ScriptFailure failure, Workspace workspace, ExitPolicy policy) {
        ScriptError error = failure.error();
        Matcher left = GOES_ON.matcher(error.message());
        boolean isStopped = left.find()
                && policy != ExitPolicy.KEEP
                && workspace.exitCleanup().hasStarted(left.group(1));
        return isStopped ? error.withMessage(left.replaceAll("The end of the run stops it.")) : error;
    }
}
