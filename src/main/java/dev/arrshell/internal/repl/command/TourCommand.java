package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.repl.help.TourStep;
import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine;

/** {@code :tour}. */
@CommandLine.Command
final class TourCommand implements ReplCommand {

    private static final int NEEDS_SESSION = 5;

    @CommandLine.Parameters(arity = "0..1", paramLabel = "STEP", description = "where to begin, 1 to 9")
    private int first = 1;

    @Override
    public String name() {
        return "tour";
    }

    @Override
    public String sentence() {
        return "walks through the session page in nine steps: its PowerShell, our line, Enter runs it";
    }

    @Override
    public void run(CommandContext prompt) {
        if (first < 1 || first > TourStep.ALL.size()) {
            throw new IllegalArgumentException("the tour has the steps 1 to " + TourStep.ALL.size());
        }
        if (prompt.workspace().target().emulator().isEmpty() && !prompt.isInteractive()) {
            throw new IllegalStateException(
                    "the tour starts a session, which costs money on a real service, and there is nobody to ask");
        }
        prepare(prompt);
        for (int number = first; number <= TourStep.ALL.size(); number++) {
            if (!step(number, prompt)) {
                prompt.print("the tour goes on with :tour " + number);
                return;
            }
        }
        prompt.print("That was the page. :save walk.groovy keeps it as a script.");
    }

    /** Who begins late needs what the steps before would have made. */
    private void prepare(CommandContext prompt) {
        if (first > NEEDS_SESSION && prompt.workspace().sessionId() == null) {
            String earlier = TourStep.ALL.get(NEEDS_SESSION - 2).ours();
            prompt.print("Step " + first + " needs a session, so first: " + earlier);
            prompt.run(earlier);
        }
    }

    private boolean step(int number, CommandContext prompt) {
        TourStep step = TourStep.ALL.get(number - 1);
        prompt.print("");
        prompt.print(paint(prompt, TextStyle.HEADING, number + "/" + TourStep.ALL.size() + "  " + step.title()));
        prompt.print(paint(prompt, TextStyle.FAINT, "PS> " + step.powerShell().replace("\n", "\nPS> ")));
        prompt.print(paint(prompt, TextStyle.WORD, "arr> " + step.ours().replace("\n", "\narr> ")));
        Screen screen = prompt.screen();
        prompt.print(String.join("\n", LineWrapper.lines(step.word() + ".", screen.width(), screen.cells())));
        if (prompt.isInteractive()) {
            Optional<String> answer = prompt.ask("Enter runs it, s skips it, q leaves the tour: ");
            if (answer.isEmpty() || answer.get().strip().equals("q")) {
                return false;
            }
            if (answer.get().strip().equals("s")) {
                return true;
            }
        }
        return prompt.run(step.ours()) instanceof EvaluationOutcome.Done;
    }

    private static String paint(CommandContext prompt, TextStyle style, String text) {
        return prompt.screen().palette().paint(style, text);
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return before.isEmpty()
                ? IntStream.range(0, TourStep.ALL.size())
                        .mapToObj(i -> CompletionCandidate.of(
                                String.valueOf(i + 1), TourStep.ALL.get(i).title()))
                        .toList()
                : List.of();
    }
}
