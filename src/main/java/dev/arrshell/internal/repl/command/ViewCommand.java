package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.view.ViewFormat;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :view}: the format in which results are printed. */
@Command(name = "view", description = "prints results as table, card, json, yaml, csv or raw from now on")
public final class ViewCommand implements ReplCommand {

    @Parameters(arity = "0..1", paramLabel = "VIEW", description = "auto, table, card, json, yaml, csv or raw")
    private String view;

    @Override
    public void run(CommandContext context) {
        if (view != null) {
            context.settings().set(ReplSettings.VIEW, view, ":view");
        }
        ViewFormat now = context.settings().view();
        context.print("view " + now.word() + ": " + now.description());
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        return Arrays.stream(ViewFormat.values())
                .map(each -> CompletionCandidate.of(each.word(), each.description()))
                .toList();
    }
}
