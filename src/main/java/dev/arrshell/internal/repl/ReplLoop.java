package dev.arrshell.internal.repl;

import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplConsole.Read;
import dev.arrshell.internal.repl.display.WaitProgressLine;
import dev.arrshell.internal.repl.eval.DotContinuation;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.repl.syntax.PromptInput;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.model.SessionEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads, runs, shows, until there is nothing more. */
final class ReplLoop {

    private static final int FAILED = 1;
    private static final int WRONG_COMMAND = 2;
    private static final int INTERRUPTED = 130;

    private final ReplConsole lines;
    private final CompletableFuture<ReplRuntime> loading;
    private final ReplContext state;
    private int exitCode;
    private boolean leaving;

    /**
     * Makes a shell.
     *
     * @param lines where units come from
     * @param loading what runs them, once it is there
     * @param state commands, settings and transcript
     */
    ReplLoop(ReplConsole lines, CompletableFuture<ReplRuntime> loading, ReplContext state) {
        this.lines = lines;
        this.loading = loading;
        this.state = state;
    }

    /** Runs a script before anything is typed; where it fails, what it has done so far stays. */
    void begin(String script) {
        if (!script.isBlank()) {
            run(script);
            // Who asked to stay is there to react, also behind a pipe.
            leaving &= exitCode == 0;
        }
    }

    /** Runs until the end; gives the exit code. */
    int run() {
        while (!leaving) {
            PromptText prompt = prompt();
            Read read = lines.next(prompt);
            if (read instanceof Read.Ended) {
                leave();
            } else if (read instanceof Read.Entered entered) {
                state.transcript().typed(prompt.text() + " ", entered.text());
                enter(entered.text());
            }
        }
        return exitCode;
    }

    private PromptText prompt() {
        boolean plain = state.settings().isPlainPrompt() || !loading.isDone();
        return plain ? state.firstPrompt() : core().facts().prompt();
    }

    /** All that needs Groovy; waits for it if need be. */
    ReplRuntime core() {
        return loading.join();
    }

    private void enter(String typed) {
        PromptInput unit = PromptInput.of(typed);
        if (unit.answers() > 0) {
            print("(" + unit.answers() + (unit.answers() == 1 ? " line" : " lines")
                    + " of the pasted transcript left out: answers, not code)");
        }
        if (unit.command().isPresent()) {
            command(unit.command().get());
        } else if (!unit.isBlank()) {
            run(unit.source());
        }
        lines.remember();
    }

    private void command(PromptInput.Command command) {
        try {
            state.commands().run(command.name(), command.arguments(), new ReplCommandContext(this, lines, state));
        } catch (IllegalArgumentException | IllegalStateException e) {
            complain(Problem.of(e.getMessage()).text(lines.screen()));
            failed(WRONG_COMMAND);
        }
    }

    /** Runs code and shows what comes of it. */
    EvaluationOutcome run(String source) {
        ReplRuntime core = core();
        EvaluationOutcome outcome = interruptibly(core, source);
        core.facts().look();
        conclude(core, DotContinuation.is(source) ? DotContinuation.asTyped(outcome) : outcome);
        return outcome;
    }

    private EvaluationOutcome interruptibly(ReplRuntime core, String source) {
        Thread me = Thread.currentThread();
        WaitProgressLine waitLine =
                new WaitProgressLine(lines::flash, () -> lines.screen().width());
        core.workspace().onSessionEvent(event -> {
            if (event instanceof SessionEvent.Waiting waiting) {
                waitLine.progress(waiting.progress());
            }
        });
        core.printer().begin();
        ReplConsole.Interrupts interrupts = lines.onInterrupt(me::interrupt);
        try {
            return core.evaluator().run(DotContinuation.complete(source), value -> show(core, waitLine, value));
        } finally {
            interrupts.close();
            waitLine.close();
            // A Ctrl-C that came too late is not for the next statement.
            Thread.interrupted();
        }
    }

    private void show(ReplRuntime core, WaitProgressLine waitLine, Object value) {
        waitLine.close();
        core.facts().learn(value);
        if (value == null) {
            core.printer().silence().ifPresent(this::print);
        } else {
            print(core.printer().value(value));
        }
        core.printer().begin();
    }

    private void conclude(ReplRuntime core, EvaluationOutcome outcome) {
        if (outcome instanceof EvaluationOutcome.Failed failed) {
            complain(core.printer().failure(failed));
            progress(failed).ifPresent(this::complain);
            failed(FAILED);
        } else if (outcome instanceof EvaluationOutcome.Interrupted) {
            complain("interrupted: what was begun here is left, what runs at the service goes on");
            failed(INTERRUPTED);
        }
    }

    /** Where a unit of several lines stopped. */
    private static Optional<String> progress(EvaluationOutcome.Failed failed) {
        return failed.lines() < 2
                ? Optional.empty()
                : Optional.of("  line " + failed.line() + " of " + failed.lines() + ", " + failed.done()
                        + " done; nothing after it was run");
    }

    /** In a pipe nobody could react, so the first failure ends the run. */
    private void failed(int code) {
        if (!lines.isInteractive()) {
            exitCode = code;
            leaving = true;
        }
    }

    void print(String text) {
        state.transcript().written(text);
        lines.print(text);
    }

    private void complain(String text) {
        state.transcript().written(text);
        lines.complain(text);
    }

    /** Leaves, unless there are sessions up and the person wants to stay. */
    void leave() {
        leaving = !lines.isInteractive() || loading.getNow(null) == null || ExitQuestion.decide(core(), lines);
    }
}
