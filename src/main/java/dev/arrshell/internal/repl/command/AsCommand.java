package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.view.call.CallLanguage;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :as}: a request that was sent, as code in another language. */
@Command(name = "as", description = "writes the last request in another language, secrets as variables")
public final class AsCommand implements ReplCommand {

    @Parameters(index = "0", paramLabel = "LANGUAGE", description = "powershell, curl, java or groovy")
    private String language;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "N",
            description = "which request, counted back from the last")
    private int number = 1;

    @Override
    public void run(CommandContext context) {
        CallLanguage chosen = CallLanguage.parse(language);
        context.print(chosen.write(HttpCommand.exchange(context, number)));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before) {
        return switch (before.size()) {
            case 0 ->
                Arrays.stream(CallLanguage.values())
                        .map(each -> CompletionCandidate.of(each.word(), each.description()))
                        .toList();
            case 1 -> HttpCommand.numbers(context);
            default -> List.of();
        };
    }
}
