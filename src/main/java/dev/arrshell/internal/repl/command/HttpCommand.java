package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import java.util.List;
import picocli.CommandLine;

/** {@code :http}. */
@CommandLine.Command
public final class HttpCommand implements ReplCommand {

    @CommandLine.Parameters(arity = "0..1", paramLabel = "N", description = "which, counted back from the last")
    private int number = 1;

    @Override
    public void run(CommandContext prompt) {
        prompt.print(ViewWriter.text(ExchangeSelection.answer(prompt, number), ViewFormat.AUTO, prompt.screen()));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return before.isEmpty() ? ExchangeSelection.numbers(prompt) : List.of();
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String sentence() {
        return "prints the last answer as the session page does, or an earlier one";
    }
}
