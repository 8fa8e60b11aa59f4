package dev.arrshell.repl;

import dev.arrshell.internal.view.Screen;
import java.util.List;
import picocli.CommandLine;

/** {@code :wide}. */
@CommandLine.Command
final class WideCommand implements Command {

    @CommandLine.Parameters(arity = "0..1", paramLabel = "on|off", description = "for all results from now on")
    private String always;

    @Override
    public void run(Prompt prompt) {
        if (always != null) {
            prompt.settings().set(Settings.WIDE, always, ":wide");
            prompt.print("wide " + always);
            return;
        }
        Object last = prompt.evaluator().binding().getVariable(Results.LAST);
        if (last == null) {
            throw new IllegalStateException("there is no result yet");
        }
        Screen now = prompt.screen();
        Screen wide = new Screen(now.width(), now.palette(), now.cells(), true);
        prompt.print(prompt.printer().text(last, prompt.settings().view(), wide));
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        return before.isEmpty()
                ? List.of(Completion.of("on", "all results in full"), Completion.of("off", "tables fit the screen"))
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
