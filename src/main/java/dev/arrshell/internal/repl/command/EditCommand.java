package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.syntax.PromptInput;
import java.util.List;
import picocli.CommandLine;

/** {@code :edit}. */
@CommandLine.Command
public final class EditCommand implements ReplCommand {

    @CommandLine.Parameters(arity = "0..1", paramLabel = "N", description = "its number in :history")
    private Integer number;

    @Override
    public void run(CommandContext prompt) {
        String source = prompt.edit(entry(prompt.history()));
        if (source.isBlank()) {
            prompt.print("nothing to run");
            return;
        }
        prompt.print(source.stripTrailing());
        prompt.run(source);
    }

    private String entry(List<String> history) {
        if (number == null) {
            return history.stream()
                    .filter(each -> !PromptInput.of(each).isCommand())
                    .reduce((first, second) -> second)
                    .orElse("");
        }
        if (number < 1 || number > history.size()) {
            throw new IllegalArgumentException("there is no entry " + number + ": :history shows them");
        }
        return history.get(number - 1);
    }

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public String sentence() {
        return "opens the last entry, or entry N of the history, in your editor and runs it";
    }
}
