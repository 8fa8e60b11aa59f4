package dev.arrshell.repl;

import dev.arrshell.internal.view.View;
import dev.arrshell.internal.view.Views;
import java.util.List;
import picocli.CommandLine;

/** {@code :http}. */
@CommandLine.Command
final class HttpCommand implements Command {

    @CommandLine.Parameters(arity = "0..1", paramLabel = "N", description = "which, counted back from the last")
    private int number = 1;

    @Override
    public void run(Prompt prompt) {
        prompt.print(Views.text(Kept.answer(prompt, number), View.AUTO, prompt.screen()));
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        return before.isEmpty() ? Kept.numbers(prompt) : List.of();
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
