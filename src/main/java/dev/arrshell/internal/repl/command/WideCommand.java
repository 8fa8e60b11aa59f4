package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.eval.ResultVariables;
import dev.arrshell.internal.view.layout.Screen;
import java.util.List;
import picocli.CommandLine;

/** {@code :wide}. */
@CommandLine.Command
public final class WideCommand implements ReplCommand {

    @CommandLine.Parameters(arity = "0..1", paramLabel = "on|off", description = "for all results from now on")
    private String always;

    @Override
    public void run(CommandContext prompt) {
        if (always != null) {
            prompt.settings().set(ReplSettings.WIDE, always, ":wide");
            prompt.print("wide " + always);
            return;
        }
        Object last = prompt.evaluator().binding().getVariable(ResultVariables.LAST);
        if (last == null) {
            throw new IllegalStateException("there is no result yet");
        }
        Screen now = prompt.screen();
        Screen wide = new Screen(now.width(), now.palette(), now.cells(), true);
        prompt.print(prompt.printer().text(last, prompt.settings().view(), wide));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return before.isEmpty()
                ? List.of(
                        CompletionCandidate.of("on", "all results in full"),
                        CompletionCandidate.of("off", "tables fit the screen"))
                : List.of();
    }

    @Override
    public String name() {
        return "wide";
    }

    @Override
    public String sentence() {
        return "shows the last result with ids and hosts in full; on or off: all from now on";
    }
}
