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
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :tour}: the steps of the session page, explained and run one after the other. */
@Command(
        name = "tour",
        description = "walks through the session page in nine steps: its PowerShell, our line, Enter runs it")
public final class TourCommand implements ReplCommand {

    private static final int STEPS = TourStep.ALL.size();
    private static final int FIRST_WITH_SESSION = 6;

    @Parameters(arity = "0..1", paramLabel = "STEP", description = "the first step, 1 to 9")
    private int first = 1;

    @Override
    public void run(CommandContext context) {
        if (first < 1 || first > STEPS) {
            throw new IllegalArgumentException("there is no step " + first + ": the tour has steps 1 to " + STEPS);
        }
        if (context.workspace().target().emulator().isEmpty()
                && !context.console().isInteractive()) {
            throw new IllegalStateException("the tour starts a session, which a real service bills;"
                    + " it asks before it does, and that needs a terminal");
        }
        startSessionIfNeeded(context);
        for (int number = first; number <= STEPS; number++) {
            if (!step(number, context)) {
                context.print("the tour continues with :tour " + number);
                return;
            }
        }
        context.print("That was the whole page. :save walk.groovy keeps it as a script.");
    }

    private void startSessionIfNeeded(CommandContext context) {
        if (first >= FIRST_WITH_SESSION && context.workspace().sessionId() == null) {
            String start = TourStep.CREATE_SESSION.ours();
            context.print("Step " + first + " needs a session, so first: " + start);
            context.run(start);
        }
    }

    private boolean step(int number, CommandContext context) {
        TourStep step = TourStep.ALL.get(number - 1);
        Screen screen = context.screen();
        context.print("");
        context.print(paint(screen, TextStyle.HEADING, number + "/" + STEPS + "  " + step.title()));
        context.print(paint(screen, TextStyle.FAINT, "PS> " + step.powerShell().replace("\n", "\nPS> ")));
        context.print(paint(screen, TextStyle.WORD, "arr> " + step.ours().replace("\n", "\narr> ")));
        context.print(String.join("\n", LineWrapper.lines(step.note() + ".", screen.width(), screen.cells())));
        if (context.console().isInteractive()) {
            Optional<String> answer = context.console()
                    .ask("Enter runs it, s skips it, q leaves the tour: ")
                    .map(String::strip);
            if (answer.isEmpty() || answer.get().equals("q")) {
                return false;
            }
            if (answer.get().equals("s")) {
                return true;
            }
        }
        return context.run(step.ours()) instanceof EvaluationOutcome.Done;
    }

    private static String paint(Screen screen, TextStyle style, String text) {
        return screen.palette().paint(style, text);
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        return IntStream.range(0, STEPS)
                .mapToObj(i -> CompletionCandidate.of(
                        String.valueOf(i + 1), TourStep.ALL.get(i).title()))
                .toList();
    }
}
