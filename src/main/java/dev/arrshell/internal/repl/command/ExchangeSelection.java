package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.stream.IntStream;

/** The answers that are kept, counted back from the last. */
final class ExchangeSelection {

    private static final int OFFERED = 9;

    private ExchangeSelection() {}

    /**
     * An answer.
     *
     * @param number 1 for the last
     * @throws IllegalArgumentException if there are not so many
     */
    static Exchange answer(CommandContext prompt, int number) {
        List<Exchange> answers = prompt.workspace().answers().all();
        if (answers.isEmpty()) {
            throw new IllegalStateException("no request yet - requestToken() or sessions() makes one");
        }
        if (number < 1 || number > answers.size()) {
            throw new IllegalArgumentException("there is no answer " + number + ": 1 is the last, " + answers.size()
                    + (answers.size() == 1 ? " is kept" : " are kept"));
        }
        return answers.get(number - 1);
    }

    static List<CompletionCandidate> numbers(CommandContext prompt) {
        List<Exchange> answers = prompt.workspace().answers().all();
        return IntStream.range(0, Math.min(OFFERED, answers.size()))
                .mapToObj(i -> CompletionCandidate.of(
                        String.valueOf(i + 1), answers.get(i).toString()))
                .toList();
    }
}
