package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.view.call.CallLanguage;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** {@code :as}. */
@CommandLine.Command
public final class AsCommand implements ReplCommand {

    @CommandLine.Parameters(index = "0", paramLabel = "LANGUAGE", description = "powershell, curl, java or groovy")
    private String language;

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "N",
            description = "which request, counted back from the last")
    private int number = 1;

    @Override
    public void run(CommandContext prompt) {
        CallLanguage chosen = CallLanguage.parse(language);
        prompt.print(chosen.write(ExchangeSelection.answer(prompt, number)));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return switch (before.size()) {
            case 0 ->
                Arrays.stream(CallLanguage.values())
                        .map(each -> CompletionCandidate.of(each.word(), each.sentence()))
                        .toList();
            case 1 -> ExchangeSelection.numbers(prompt);
            default -> List.of();
        };
    }

    @Override
    public String name() {
        return "as";
    }

    @Override
    public String sentence() {
        return "writes the last request in another language, secrets as variables";
    }
}
