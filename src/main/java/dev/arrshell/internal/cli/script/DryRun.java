package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.Rehearsal;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.model.Exchange;
import java.util.ArrayList;
import java.util.List;

/** Dry run: on an emulator of its own, in virtual time; prints the requests that would be sent. */
final class DryRun implements RunMode {

    private final CliContext context;
    private final Rehearsal rehearsal;
    private final List<PlannedRequest> plan = new ArrayList<>();

    DryRun(CliContext context, ScriptSettings settings, ScriptSource source) {
        this.context = context;
        this.rehearsal = Rehearsal.of(source, settings, context::notice);
    }

    @Override
    public Workspace workspace() {
        return rehearsal.workspace();
    }

    /** The script prints on standard error: standard output is for the requests. */
    @Override
    public ScriptRunner runner(ScriptLibraries libraries) {
        return rehearsal.runner(context.console().err(), libraries);
    }

    @Override
    public boolean showsValue() {
        return false;
    }

    /** Adds the request to the plan; one that is repeated, as by a wait, is counted. */
    @Override
    public synchronized void onExchange(Exchange exchange) {
        PlannedRequest next = PlannedRequest.of(exchange, rehearsal.originalAddress(exchange));
        int last = plan.size() - 1;
        if (last >= 0 && plan.get(last).isSame(next)) {
            plan.set(last, plan.get(last).repeated());
        } else {
            plan.add(next);
        }
    }

    @Override
    public synchronized int finish(int code) {
        if (context.options().output().isPresent()) {
            context.show(new Listing<>(PlannedRequest.SHAPE, plan));
        } else {
            plan.forEach(each -> context.console().out().println(each.text()));
            context.console().out().flush();
        }
        context.notice(
                code == ExitCodes.OK
                        ? "nothing was sent: an emulator in this process answered and chose the ids"
                        : "nothing was sent: an emulator in this process answered, and the plan ends where the script failed");
        return code;
    }
}
