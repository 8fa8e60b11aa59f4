package dev.arrshell.repl;

import dev.arrshell.repl.Lines.Read;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads, runs, shows, until there is nothing more. */
final class Shell {

    private final Lines lines;
    private final CompletableFuture<Core> loading;
    private final PromptText first;
    private final Record record = new Record();
    private int exitCode;
    private boolean leaving;

    /**
     * Makes a shell.
     *
     * @param lines where units come from
     * @param loading what runs them, once it is there
     * @param first what the prompt says until then
     */
    Shell(Lines lines, CompletableFuture<Core> loading, PromptText first) {
        this.lines = lines;
        this.loading = loading;
        this.first = first;
    }

    /** Runs until the end; gives the exit code. */
    int run() {
        while (!leaving) {
            Read read = lines.next(prompt());
            if (read instanceof Read.Ended) {
                leave();
            } else if (read instanceof Read.Entered entered) {
                enter(entered.text());
            }
        }
        return exitCode;
    }

    private PromptText prompt() {
        return loading.isDone() ? core().facts().prompt() : first;
    }

    private Core core() {
        return loading.join();
    }

    void enter(String typed) {
        Unit unit = Unit.of(typed);
        if (unit.isBlank()) {
            return;
        }
        if (unit.answers() > 0) {
            lines.print("(" + unit.answers() + (unit.answers() == 1 ? " line" : " lines")
                    + " of the pasted transcript left out: they are answers, not code)");
        }
        if (unit.isCommand()) {
            new Commands(this, lines, core(), record).run(unit.command().get());
        } else {
            evaluate(unit.source());
        }
    }

    /** Runs code and shows what comes of it; false if it failed. */
    boolean evaluate(String source) {
        Scan scan = Scanner.scan(source);
        if (!scan.is(Scan.State.COMPLETE)) {
            return refuse(source, scan);
        }
        Core core = core();
        String code = Continuation.complete(source);
        Thread me = Thread.currentThread();
        WaitLine waitLine = new WaitLine(lines::flash, lines.screen().width());
        core.workspace().onProgress(waitLine::progress);
        begin(core);
        Lines.Interrupts interrupts = lines.onInterrupt(me::interrupt);
        Outcome outcome;
        try {
            outcome = core.evaluator().run(code, value -> show(core, value));
        } finally {
            interrupts.close();
            waitLine.close();
            // A Ctrl-C that came too late is not for the next statement.
            Thread.interrupted();
        }
        core.facts().look();
        record.add(source, outcome);
        return conclude(core, outcome);
    }

    private void begin(Core core) {
        core.facts().look();
        core.display().begin(core.facts().session());
    }

    private void show(Core core, Object value) {
        core.facts().learn(value);
        String text = core.display().value(value);
        if (!text.isEmpty()) {
            lines.print(text);
        }
        begin(core);
    }

    private boolean conclude(Core core, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            lines.complain(core.display().failure(failed));
            progress(failed).ifPresent(lines::complain);
            failed(1);
        } else if (outcome instanceof Outcome.Interrupted) {
            lines.complain("interrupted; what runs at the service goes on");
            failed(130);
        }
        keepHistory();
        return outcome instanceof Outcome.Done;
    }

    /** Where a unit of several lines stopped. */
    private static Optional<String> progress(Outcome.Failed failed) {
        return failed.lines() < 2
                ? Optional.empty()
                : Optional.of("  line " + failed.line() + " of " + failed.lines() + ", " + failed.done()
                        + " done; nothing after it was run");
    }

    private boolean refuse(String source, Scan scan) {
        lines.complain(core().display().refusal(Refusals.of(source, scan)));
        failed(1);
        return false;
    }

    /** In a pipe nobody could react, so the first failure ends the run. */
    void failed(int code) {
        if (!lines.isInteractive()) {
            exitCode = code;
            leaving = true;
        }
    }

    private void keepHistory() {
        if (lines instanceof TerminalLines terminal) {
            terminal.keepHistory();
        }
    }

    /** Leaves, unless there are sessions up and the person wants to stay. */
    void leave() {
        leaving = !lines.isInteractive() || loading.getNow(null) == null || Leaving.decide(core(), lines);
    }
}
