package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.WaitProgressReporter;
import dev.arrshell.internal.script.compile.ScriptCache;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.SessionEvent;

/** Real run: on the configured service, or on an emulator in this process if none is configured. */
record LiveRun(CliContext context, Workspace workspace) implements RunMode {

    static LiveRun of(CliContext context, ScriptSettings settings) {
        Workspace workspace = new Workspace(settings.live().target(), settings, context::notice);
        if (!settings.isEmulated()) {
            WaitProgressReporter reporter = new WaitProgressReporter(context);
            workspace.onSessionEvent(event -> {
                if (event instanceof SessionEvent.Waiting waiting) {
                    reporter.report(waiting.progress());
                }
            });
        }
        return new LiveRun(context, workspace);
    }

    @Override
    public ScriptRunner runner(ScriptLibraries libraries) {
        ScriptCache cache = ScriptCache.of(context.console().environment());
        return new ScriptRunner(workspace, context.console().out(), cache, libraries);
    }

    @Override
    public boolean showsValue() {
        return true;
    }

    @Override
    public int finish(int code) {
        return code;
    }
}
