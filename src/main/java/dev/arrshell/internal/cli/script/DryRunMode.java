package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.Rehearsal;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.Exchange;
import java.util.ArrayList;
import java.util.List;

/** On an emulator of its own, in virtual time; it ends with the requests that the service would have got. */
final class DryRunMode implements RunMode {

    private final CliContext program;
    private final Rehearsal rehearsal;
    private final List<PlannedRequest> plan = new ArrayList<>();

    DryRunMode(CliContext program, ScriptSettings setup, ScriptSource source) {
        this.program = program;
        this.rehearsal = Rehearsal.of(source, setup, program::notice);
    }

    @Override
    public Workspace workspace() {
        return rehearsal.workspace();
    }

    /** The requests have standard output for themselves. */
    @Override
    public ScriptRunner runner() {
        return rehearsal.runner(program.console().err());
    }

    @Override
    public boolean showsValue() {
        return false;
    }

    /** One that is repeated, as by a wait, is counted. */
    @Override
    public synchronized void exchange(Exchange exchange) {
        PlannedRequest next = PlannedRequest.of(exchange, rehearsal.inEarnest(exchange));
        int last = plan.size() - 1;
        if (last >= 0 && plan.get(last).isSame(next)) {
            plan.set(last, plan.get(last).again());
        } else {
            plan.add(next);
        }
    }

    @Override
    public synchronized int over(int code) {
        if (program.options().output().isPresent()) {
            program.show(plan.stream().map(PlannedRequest::row).toList());
        } else {
            plan.forEach(each -> program.console().out().println(each.text()));
            program.console().out().flush();
        }
        program.notice(
                code == ExitCodes.OK
                        ? "nothing was sent: an emulator in this process answered, and made up the ids"
                        : "nothing was sent: an emulator in this process answered, and the plan ends where the script failed");
        return code;
    }
}
