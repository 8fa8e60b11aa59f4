package dev.arrshell.repl;

import dev.arrshell.internal.view.Screen;
import dev.arrshell.internal.view.Style;
import dev.arrshell.internal.view.Wrapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine;

/** {@code :tour}. */
@CommandLine.Command
final class TourCommand implements Command {

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
    public void run(Prompt prompt) {
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
    private void prepare(Prompt prompt) {
        if (first > NEEDS_SESSION && prompt.workspace().sessionId() == null) {
            String earlier = TourStep.ALL.get(NEEDS_SESSION - 2).ours();
            prompt.print("Step " + first + " needs a session, so first: " + earlier);
            prompt.run(earlier);
        }
    }

    private boolean step(int number, Prompt prompt) {
        TourStep step = TourStep.ALL.get(number - 1);
        prompt.print("");
        prompt.print(paint(prompt, Style.HEADING, number + "/" + TourStep.ALL.size() + "  " + step.title()));
        prompt.print(paint(prompt, Style.FAINT, "PS> " + step.powerShell().replace("\n", "\nPS> ")));
        prompt.print(paint(prompt, Style.WORD, "arr> " + step.ours().replace("\n", "\narr> ")));
        Screen screen = prompt.screen();
        prompt.print(String.join("\n", Wrapping.lines(step.word() + ".", screen.width(), screen.cells())));
        if (prompt.isInteractive()) {
            Optional<String> answer = prompt.ask("Enter runs it, s skips it, q leaves the tour: ");
            if (answer.isEmpty() || answer.get().strip().equals("q")) {
                return false;
            }
            if (answer.get().strip().equals("s")) {
                return true;
            }
        }
        return prompt.run(step.ours()) instanceof Outcome.Done;
    }

    private static String paint(Prompt prompt, Style style, String text) {
        return prompt.screen().palette().paint(style, text);
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        return before.isEmpty()
                ? IntStream.range(0, TourStep.ALL.size())
                        .mapToObj(i -> Completion.of(
                                String.valueOf(i + 1), TourStep.ALL.get(i).title()))
                        .toList()
                : List.of();
    }
}
