package dev.arrshell.cli;

import dev.arrshell.groovy.ScriptCache;
import dev.arrshell.groovy.ScriptRunner;
import dev.arrshell.groovy.Setup;
import dev.arrshell.groovy.Workspace;

/** In earnest: on the service that is configured, or the emulator in this process where none is. */
record LiveStage(Program program, Workspace workspace) implements Stage {

    static LiveStage of(Program program, Setup setup) {
        Workspace workspace = new Workspace(setup.target(), setup, program::notice);
        if (!setup.isEmulated()) {
            workspace.onProgress(new WaitReport(program)::progress);
        }
        return new LiveStage(program, workspace);
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
