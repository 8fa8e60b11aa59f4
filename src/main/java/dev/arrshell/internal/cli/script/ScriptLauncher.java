package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExchangeLogger;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.ShutdownHook;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ExitPolicy;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import dev.arrshell.model.Exchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a script in the process: the first class on the way that knows Groovy. */
public final class ScriptLauncher {

    /** What {@code --on-exit} does, for the help. */
    public static final String ON_EXIT = "What becomes of sessions that the script started and left running:"
            + " stop (default), keep, or fail: stop them and end with exit code 5.";

    private final CliContext program;
    private final ExitPolicy onExit;
    private final RehearsalOptions rehearsal;

    public ScriptLauncher(CliContext program, OnExitOption onExit, RehearsalOptions rehearsal) {
        this.program = program;
        this.rehearsal = rehearsal;
        this.onExit = ExitPolicy.valueOf(onExit.name().toUpperCase(Locale.ROOT));
    }

    /** Runs a file, or standard input for {@code -}. */
    public int run(String file, List<String> arguments) {
        return new ScriptFileReader(program)
                .read(file)
                .map(source -> execute(source, arguments, false))
                .orElse(ExitCodes.USAGE);
    }

    /** Runs a file and stays at the prompt afterwards, also after a failure. */
    public int runAndStay(String file, List<String> arguments) {
        return new ScriptFileReader(program)
                .read(file)
                .map(source -> new PromptLauncher(program).run(source.text(), arguments))
                .orElse(ExitCodes.USAGE);
    }

    /** Runs a text and prints its value. */
    public int evaluate(String code, List<String> arguments) {
        return execute(new ScriptSource("-e", code), arguments, true);
    }

    private int refused(String why) {
        return program.failed(Problem.of(why), "arr: " + why, ExitCodes.USAGE);
    }

    private int execute(ScriptSource source, List<String> arguments, boolean printed) {
        RunMode stage;
        try {
            stage = stage(source);
        } catch (ConfigurationException e) {
            return refused(e.getMessage());
        }
        Workspace workspace = prepared(stage);
        ScriptInterrupter run = new ScriptInterrupter();
        ShutdownHook ending = ShutdownHook.register(
                breaking(workspace, run),
                () -> workspace.unfinished().stopCommands().forEach(program.console()::say));
        RunDeadline deadline = RunDeadline.of(program.options().timeout());
        int code;
        try {
            code = outcome(stage, source, arguments, printed, deadline);
        } finally {
            deadline.close();
            run.isOver();
        }
        boolean well = workspace.end();
        ending.unregister();
        return stage.over(well || code == ExitCodes.INTERRUPTED ? code : ExitCodes.SESSION_ENDED);
    }

    /**
     * What a signal sets off. The script is interrupted when no start is under way any more, so that it does not give up
     * one whose session only its answer names, and before its sessions are stopped, which would surprise it.
     */
    private static Runnable breaking(Workspace workspace, ScriptInterrupter run) {
        return () -> {
            workspace.unfinished().settle();
            run.interrupt();
            workspace.end();
            run.await();
        };
    }

    private RunMode stage(ScriptSource source) {
        boolean rehearsed = rehearsal.wanted();
        Optional<Path> drawing = rehearsal.timeline();
        ScriptSettings setup = ScriptSettings.of(
                program.settings(),
                program.console().environment(),
                program.prompter(),
                program.options().emulator());
        if (rehearsal.dry()) {
            return new DryRunMode(program, setup, source);
        }
        return rehearsed ? new RehearsalRunMode(program, setup, source, drawing) : LiveRunMode.of(program, setup);
    }

    private Workspace prepared(RunMode stage) {
        Workspace workspace = stage.workspace();
        workspace.unfinished().onComplaint(program.console()::say);
        workspace.unfinished().policy(onExit);
        Consumer<Exchange> trace = new ExchangeLogger(program)::exchange;
        workspace.answers().onExchange(trace.andThen(stage::exchange));
        return workspace;
    }

    private int outcome(
            RunMode stage, ScriptSource source, List<String> arguments, boolean printed, RunDeadline deadline) {
        try {
            Object value = stage.runner().run(source, arguments);
            if (printed && stage.showsValue() && value != null) {
                print(value);
            }
            return ExitCodes.OK;
        } catch (ScriptFailure e) {
            return failed(e, deadline);
        } finally {
            program.console().out().flush();
        }
    }

    private void print(Object value) {
        if (program.options().output().isPresent()) {
            program.show(value);
        } else {
            program.console().out().println(SecretRedactor.mask(ScriptRunner.format(value)));
        }
    }

    private int failed(ScriptFailure failure, RunDeadline deadline) {
        ScriptError error = failure.error();
        SourcePosition place =
                new SourcePosition(error.file(), error.line(), error.column(), error.width(), error.source());
        String late = deadline.passed() ? "arr: " + deadline.words() + System.lineSeparator() : "";
        return program.failed(
                new Problem(error.message(), place, Optional.of(failure.getCause())),
                late + error.text(),
                deadline.passed() ? ExitCodes.DEADLINE : ExitCodes.of(failure.getCause()));
    }
}
