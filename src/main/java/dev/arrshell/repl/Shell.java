package dev.arrshell.repl;

import dev.arrshell.internal.view.Problem;
import dev.arrshell.repl.Lines.Read;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads, runs, shows, until there is nothing more. */
final class Shell {

    private static final int FAILED = 1;
    private static final int WRONG_COMMAND = 2;
    private static final int INTERRUPTED = 130;

    private final Lines lines;
    private final CompletableFuture<Core> loading;
    private final ShellState state;
    private int exitCode;
    private boolean leaving;

    /**
     * Makes a shell.
     *
     * @param lines where units come from
     * @param loading what runs them, once it is there
     * @param state commands, settings and transcript
     */
    Shell(Lines lines, CompletableFuture<Core> loading, ShellState state) {
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
    Core core() {
        return loading.join();
    }

    private void enter(String typed) {
        Unit unit = Unit.of(typed);
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

    private void command(Unit.Command command) {
        try {
            state.commands().run(command.name(), command.arguments(), new ShellPrompt(this, lines, state));
        } catch (IllegalArgumentException | IllegalStateException e) {
            complain(Problem.of(e.getMessage()).text(lines.screen()));
            failed(WRONG_COMMAND);
        }
    }

    /** Runs code and shows what comes of it. */
    Outcome run(String source) {
        Core core = core();
        Outcome outcome = interruptibly(core, source);
        core.facts().look();
        conclude(core, Continuation.is(source) ? Continuation.asTyped(outcome) : outcome);
        return outcome;
    }

    private Outcome interruptibly(Core core, String source) {
        Thread me = Thread.currentThread();
        WaitLine waitLine = new WaitLine(lines::flash, () -> lines.screen().width());
        core.workspace().onProgress(waitLine::progress);
        core.printer().begin();
        Lines.Interrupts interrupts = lines.onInterrupt(me::interrupt);
        try {
            return core.evaluator().run(Continuation.complete(source), value -> show(core, waitLine, value));
        } finally {
            interrupts.close();
            waitLine.close();
            // A Ctrl-C that came too late is not for the next statement.
            Thread.interrupted();
        }
    }

    private void show(Core core, WaitLine waitLine, Object value) {
        waitLine.close();
        core.facts().learn(value);
        if (value == null) {
            core.printer().silence().ifPresent(this::print);
        } else {
            print(core.printer().value(value));
        }
        core.printer().begin();
    }

    private void conclude(Core core, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            complain(core.printer().failure(failed));
            progress(failed).ifPresent(this::complain);
            failed(FAILED);
        } else if (outcome instanceof Outcome.Interrupted) {
            complain("interrupted: what was begun here is left, what runs at the service goes on");
            failed(INTERRUPTED);
        }
    }

    /** Where a unit of several lines stopped. */
    private static Optional<String> progress(Outcome.Failed failed) {
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
        leaving = !lines.isInteractive() || loading.getNow(null) == null || Leaving.decide(core(), lines);
    }
}
