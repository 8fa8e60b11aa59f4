package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :http}: a response, printed as PowerShell prints it. */
@Command(name = "http", description = "prints the last response as the session page does, or an earlier one")
public final class HttpCommand implements ReplCommand {

    private static final int OFFERED = 9;

    @Parameters(arity = "0..1", paramLabel = "N", description = "which response, counted back from the last")
    private int number = 1;

    @Override
    public void run(CommandContext context) {
        context.print(ViewWriter.text(exchange(context, number), ViewFormat.AUTO, context.screen()));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        return numbers(context);
    }

    /**
     * Finds an exchange by its number.
     *
     * @param number 1 for the last
     * @throws IllegalArgumentException if fewer are kept
     */
    static Exchange exchange(CommandContext context, int number) {
        List<Exchange> kept = context.workspace().history().all();
        if (kept.isEmpty()) {
            throw new IllegalStateException("no request was sent yet; requestToken() or sessions() sends one");
        }
        if (number < 1 || number > kept.size()) {
            throw new IllegalArgumentException(
                    "there is no request " + number + ": 1 is the last, " + kept.size() + " is the oldest");
        }
        return kept.get(number - 1);
    }

    static List<CompletionCandidate> numbers(CommandContext context) {
        List<Exchange> kept = context.workspace().history().all();
        return IntStream.range(0, Math.min(OFFERED, kept.size()))
                .mapToObj(i -> CompletionCandidate.of(
                        String.valueOf(i + 1), kept.get(i).toString()))
                .toList();
    }
}
