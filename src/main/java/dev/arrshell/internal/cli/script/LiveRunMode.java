package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.WaitProgressReporter;
import dev.arrshell.internal.script.compile.ScriptCache;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.SessionEvent;

/** In earnest: on the service that is configured, or the emulator in this process where none is. */
record LiveRunMode(CliContext program, Workspace workspace) implements RunMode {

    static LiveRunMode of(CliContext program, ScriptSettings setup) {
        Workspace workspace = new Workspace(setup.target(), setup, program::notice);
        if (!setup.isEmulated()) {
            WaitProgressReporter reporter = new WaitProgressReporter(program);
            workspace.onSessionEvent(event -> {
                if (event instanceof SessionEvent.Waiting waiting) {
                    reporter.progress(waiting.progress());
                }
            });
        }
        return new LiveRunMode(program, workspace);
    }

    @Override
    public ScriptRunner runner() {
        ScriptCache cache = ScriptCache.of(program.console().environment());
        return new ScriptRunner(workspace, program.console().out(), cache);
    }

    @Override
    public boolean showsValue() {
        return true;
    }

    @Override
    public int over(int code) {
        return code;
    }
}
