package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.syntax.PromptInput;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :edit}: an entry of the history, changed in the user's editor and run. */
@Command(name = "edit", description = "opens the last entry, or entry N of the history, in your editor and runs it")
public final class EditCommand implements ReplCommand {

    @Parameters(arity = "0..1", paramLabel = "N", description = "its number in :history")
    private Integer number;

    @Override
    public void run(CommandContext context) {
        String source = context.console().edit(entry(context.console().history()));
        if (source.isBlank()) {
            context.print("nothing to run");
            return;
        }
        context.print(SourceSecretMasker.mask(source.stripTrailing()).text());
        context.run(source);
    }

    private String entry(List<String> history) {
        if (number == null) {
            return history.stream()
                    .filter(each -> !PromptInput.parse(each).isCommand())
                    .reduce((first, second) -> second)
                    .orElse("");
        }
        if (number < 1 || number > history.size()) {
            throw new IllegalArgumentException("the history has no entry " + number + "; :history lists its entries");
        }
        return history.get(number - 1);
    }
}
