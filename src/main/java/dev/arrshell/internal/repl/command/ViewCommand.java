package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.view.ViewFormat;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** {@code :view}. */
@CommandLine.Command
public final class ViewCommand implements ReplCommand {

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "VIEW",
            description = "auto, table, card, json, yaml, csv or raw")
    private String view;

    @Override
    public void run(CommandContext prompt) {
        if (view != null) {
            prompt.settings().set(ReplSettings.VIEW, view, ":view");
        }
        ViewFormat now = prompt.settings().view();
        prompt.print("view " + now.word() + ": " + now.sentence());
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return before.isEmpty()
                ? Arrays.stream(ViewFormat.values())
                        .map(each -> CompletionCandidate.of(each.word(), each.sentence()))
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
