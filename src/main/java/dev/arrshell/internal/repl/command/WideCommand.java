package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.eval.ResultVariables;
import dev.arrshell.internal.view.layout.Screen;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :wide}: results with ids and host names in full. */
@Command(
        name = "wide",
        description = "prints the last result with ids and hosts in full; on or off: all results from now on")
public final class WideCommand implements ReplCommand {

    @Parameters(arity = "0..1", paramLabel = "on|off", description = "for all results from now on")
    private String always;

    @Override
    public void run(CommandContext context) {
        if (always != null) {
            context.settings().set(ReplSettings.WIDE, always, ":wide");
            context.print("wide " + always);
            return;
        }
        Object last = context.evaluator().binding().getVariable(ResultVariables.LAST);
        if (last == null) {
            throw new IllegalStateException("there is no result yet");
        }
        Screen now = context.screen();
        Screen wide = new Screen(now.width(), now.palette(), now.cells(), true);
        context.print(context.formatter().text(last, context.settings().view(), wide));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        return List.of(
                CompletionCandidate.of("on", "all results in full"),
                CompletionCandidate.of("off", "tables fit the screen"));
    }
}
