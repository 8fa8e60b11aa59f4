package dev.arrshell.repl;

import dev.arrshell.internal.view.CallLanguage;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** {@code :as}. */
@CommandLine.Command
final class AsCommand implements Command {

    @CommandLine.Parameters(index = "0", paramLabel = "LANGUAGE", description = "powershell, curl, java or groovy")
    private String language;

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "N",
            description = "which request, counted back from the last")
    private int number = 1;

    @Override
    public void run(Prompt prompt) {
        CallLanguage chosen = CallLanguage.parse(language);
        prompt.print(chosen.write(Kept.answer(prompt, number)));
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        return switch (before.size()) {
            case 0 ->
                Arrays.stream(CallLanguage.values())
                        .map(each -> Completion.of(each.word(), each.sentence()))
                        .toList();
            case 1 -> Kept.numbers(prompt);
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
