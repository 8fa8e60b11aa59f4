package dev.arrshell.internal.repl;

import dev.arrshell.internal.exit.OutputFailedException;
import dev.arrshell.internal.exit.ScriptThreads;
import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.display.MorePages;
import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.display.ResultFormatter;
import dev.arrshell.internal.repl.display.SessionTracker;
import dev.arrshell.internal.repl.display.Transcript;
import dev.arrshell.internal.repl.display.TypedSecrets;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.repl.eval.Evaluator;
import dev.arrshell.internal.repl.eval.StatementThread;
import dev.arrshell.internal.repl.registry.CommandRegistry;
import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.syntax.PromptInput;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The loop of the prompt: reads an input, runs it and prints its results, until the end of the input. */
final class ReplLoop implements CommandContext {

    private static final int FAILED = 1;
    private static final int WRONG_COMMAND = 2;

    /** The exit code of a pipe that was interrupted. */
    static final int INTERRUPTED = 130;

    private final ReplConsole console;
    private final CompletableFuture<ReplRuntime> loading;
    private final CommandRegistry commands;
    private final ReplSettings settings;
    private final Transcript transcript;
    private final String place;
    private final TypedSecrets secrets = new TypedSecrets();
    private final PastedPage page = new PastedPage();
    private final MorePages more = new MorePages();
    private int exitCode;
    private boolean leaving;
    private volatile boolean threadFailed;

    ReplLoop(
            ReplConsole console,
            CompletableFuture<ReplRuntime> loading,
            CommandRegistry commands,
            ReplSettings settings,
            Transcript transcript,
            String place) {
        this.console = console;
        this.loading = loading;
        this.commands = commands;
        this.settings = settings;
        this.transcript = transcript;
        this.place = place;
    }

    /** Runs a script before anything is read; if it fails, the loop runs all the same, also behind a pipe. */
    void runScript(String script) {
        if (!script.isBlank()) {
            run(script);
            leaving &= exitCode == 0;
        }
    }

    /** Runs until the end; returns the exit code. */
    int run() {
        while (!leaving) {
            // Only our own prompts are known again when a transcript is pasted.
            PromptText known = prompt(PromptText.FULL);
            Optional<String> input = console.read(prompt(settings.promptPattern()));
            if (input.isEmpty()) {
                leave();
            } else {
                secrets.learn(input.get());
                transcript.addInput(known.text() + " ", input.get());
                runInput(PromptInput.parse(input.get()));
                console.maskHistory();
            }
        }
        return exitCode;
    }

    private PromptText prompt(String pattern) {
        return settings.isPlainPrompt() || !loading.isDone()
                ? PromptText.withoutSession(pattern, place)
                : runtime().tracker().prompt(pattern);
    }

    private void runInput(PromptInput input) {
        if (input.outputLines() > 0) {
            print("(" + input.outputLines() + (input.outputLines() == 1 ? " line" : " lines")
                    + " of output in the pasted transcript left out)");
        }
        Optional<PromptInput.Command> command = input.command().or(() -> bareCommand(input));
        if (command.isPresent()) {
            runCommand(command.get());
        } else if (input.isPowerShell()) {
            runPage(input.source());
        } else if (input.isAnswer()) {
            print("(this is an answer of the service, as :http prints the last one; nothing was run)");
        } else if (!input.isBlank()) {
            run(input.source());
        }
    }

    private Optional<PromptInput.Command> bareCommand(PromptInput input) {
        return input.bareCommand()
                .filter(command -> loading.getNow(null) == null
                        || !evaluator().types().names().contains(command.name()));
    }

    private void runPage(String powerShell) {
        refusing(() -> page.run(powerShell, this).map(PromptInput::parse).ifPresent(this::runInput));
    }

    private void runCommand(PromptInput.Command command) {
        refusing(() -> commands.run(command.name(), command.arguments(), this));
    }

    /** Runs a command. Whatever it fails with ends only the command, and so does Ctrl-C. */
    private void refusing(Runnable action) {
        Thread caller = Thread.currentThread();
        AtomicBoolean interrupted = new AtomicBoolean();
        Runnable endCommand = console.beginStatement(() -> {
            interrupted.set(true);
            caller.interrupt();
        });
        try {
            action.run();
        } catch (OutputFailedException lost) {
            throw lost;
        } catch (IllegalArgumentException | IllegalStateException e) {
            printError(Problem.of(e.getMessage()).text(screen()));
            fail(WRONG_COMMAND);
        } catch (RuntimeException e) {
            printError(
                    interrupted.get()
                            ? "interrupted: the command has ended here, requests that were sent still take effect"
                            : new Problem(ErrorTranslator.message(e), SourcePosition.UNKNOWN, Optional.of(e))
                                    .text(screen()));
            fail(interrupted.get() ? INTERRUPTED : FAILED);
        } finally {
            endCommand.run();
            // An interrupt that came too late is not one of the next line.
            Thread.interrupted();
        }
    }

    @Override
    public EvaluationOutcome run(String source) {
        secrets.learn(source);
        ReplRuntime runtime = runtime();
        EvaluationOutcome outcome = evaluate(source, runtime);
        runtime.tracker().refresh();
        if (outcome instanceof EvaluationOutcome.Failed failed) {
            if (failed.cause() instanceof OutputFailedException lost) {
                throw lost;
            }
            printError(runtime.formatter().failure(failed));
            if (failed.lines() > 1) {
                printError("  line " + failed.line() + " of " + failed.lines() + ", " + failed.done()
                        + " done; nothing after it was run");
            }
            fail(FAILED);
        } else if (outcome instanceof EvaluationOutcome.Interrupted) {
            printError("interrupted: the statement has ended here, requests that were sent still take effect");
            fail(INTERRUPTED);
        } else if (outcome instanceof EvaluationOutcome.LeftBehind) {
            printError(
                    "interrupted: the statement does not end, since no call in it can be interrupted. It goes on in the"
                            + " background; nothing after it was run");
            fail(INTERRUPTED);
        }
        return outcome;
    }

    private EvaluationOutcome evaluate(String source, ReplRuntime runtime) {
        runtime.waitLine().start();
        runtime.formatter().beginInput();
        StatementThread<EvaluationOutcome> statement = new StatementThread<>(
                () -> runtime.evaluator().run(source, value -> show(value, runtime)),
                () -> print("(the statement does not end yet; another Ctrl-C leaves it behind)"));
        // Its threads inherit it: a pipe ends after them, as a script does, and the prompt leaves them.
        statement.setDaemon(console.isInteractive());
        Runnable endStatement = console.beginStatement(statement::stopInput);
        try {
            return statement.runToEnd().orElseGet(EvaluationOutcome.LeftBehind::new);
        } finally {
            runtime.waitLine().stop();
            endStatement.run();
        }
    }

    private void show(Object value, ReplRuntime runtime) {
        runtime.waitLine().hide();
        secrets.learn(runtime.evaluator().binding().getVariables());
        Object shown = secrets.shown(value);
        if (console.isInteractive()) {
            runtime.formatter()
                    .whole(shown, runtime.evaluator().statements().last())
                    .map(secrets::withoutSecrets)
                    .ifPresent(text -> print(more.begin(text, screen(), settings.lines())));
        } else {
            runtime.formatter().result(shown).ifPresent(this::print);
        }
        runtime.formatter().begin();
    }

    /** Records a failure, which ends the run of a pipe: there is no user who could react. */
    private void fail(int code) {
        if (!console.isInteractive()) {
            exitCode = code;
            leaving = true;
        }
    }

    /** The parts that need Groovy; waits until they are loaded. */
    private ReplRuntime runtime() {
        return loading.join();
    }

    @Override
    public Workspace workspace() {
        return runtime().workspace();
    }

    @Override
    public Evaluator evaluator() {
        return runtime().evaluator();
    }

    @Override
    public ResultFormatter formatter() {
        return runtime().formatter();
    }

    @Override
    public SessionTracker tracker() {
        return runtime().tracker();
    }

    @Override
    public MorePages more() {
        return more;
    }

    @Override
    public ReplSettings settings() {
        return settings;
    }

    @Override
    public ReplConsole console() {
        return console;
    }

    @Override
    public Transcript transcript() {
        return transcript;
    }

    @Override
    public void print(String text) {
        String shown = secrets.withoutSecrets(text);
        transcript.addOutput(shown);
        console.print(shown);
    }

    /** Tells the failure of a thread that a statement started and that nothing else reports. */
    void threadFailed(Thread thread, Throwable failure) {
        threadFailed = true;
        printError("✗ the thread " + thread.getName() + " has ended: " + ErrorTranslator.message(failure));
    }

    /** Waits for the threads that the statements of a pipe have started; returns the exit code. */
    int runThreads(ScriptThreads threads) {
        try {
            if (exitCode != INTERRUPTED) {
                threads.await();
            }
            return exitCode == 0 && threadFailed ? FAILED : exitCode;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    private void printError(String text) {
        String shown = secrets.withoutSecrets(text);
        transcript.addOutput(shown);
        console.printError(shown);
    }

    /** Leaves, unless sessions are up and the user wants to stay. */
    @Override
    public void leave() {
        leaving = !console.isInteractive() || loading.getNow(null) == null || ExitQuestion.ask(runtime(), console);
    }
}
