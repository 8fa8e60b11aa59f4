package dev.arrshell.repl;

import dev.arrshell.internal.view.View;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** {@code :view}. */
@CommandLine.Command
final class ViewCommand implements Command {

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "VIEW",
            description = "auto, table, card, json, yaml, csv or raw")
    private String view;

    @Override
    public void run(Prompt prompt) {
        if (view != null) {
            prompt.settings().set(Settings.VIEW, view, ":view");
        }
        View now = prompt.settings().view();
        prompt.print("view " + now.word() + ": " + now.sentence());
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        return before.isEmpty()
                ? Arrays.stream(View.values())
                        .map(each -> Completion.of(each.word(), each.sentence()))
                        .toList()
                : List.of();
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public String sentence() {
        return "shows values as table, card, json, yaml, csv or raw from now on";
    }
}
