package dev.arrshell.cli;

import dev.arrshell.groovy.OnExit;
import dev.arrshell.groovy.ScriptError;
import dev.arrshell.groovy.ScriptFailure;
import dev.arrshell.groovy.ScriptRunner;
import dev.arrshell.groovy.ScriptSource;
import dev.arrshell.groovy.Setup;
import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.config.ConfigurationException;
import dev.arrshell.internal.view.Place;
import dev.arrshell.internal.view.Problem;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a script in the process: the first class on the way that knows Groovy. */
final class ScriptCommand {

    /** What {@code --on-exit} does, for the help. */
    static final String ON_EXIT = "What becomes of sessions that the script started and left running:"
            + " stop (default), keep, or fail: stop them and end with exit code 5.";

    private final Program program;
    private final OnExit onExit;
    private final RehearsalOptions rehearsal;

    ScriptCommand(Program program, OnExitOption onExit, RehearsalOptions rehearsal) {
        this.program = program;
        this.rehearsal = rehearsal;
        this.onExit = OnExit.valueOf(onExit.name().toUpperCase(Locale.ROOT));
    }

    /** Runs a file, or standard input for {@code -}. */
    int run(String file, List<String> arguments) {
        return new ScriptFiles(program)
                .read(file)
                .map(source -> execute(source, arguments, false))
                .orElse(ExitCodes.USAGE);
    }

    /** Runs a file and stays at the prompt afterwards, also after a failure. */
    int runAndStay(String file, List<String> arguments) {
        return new ScriptFiles(program)
                .read(file)
                .map(source -> new PromptCommand(program).run(source.text(), arguments))
                .orElse(ExitCodes.USAGE);
    }

    /** Runs a text and prints its value. */
    int evaluate(String code, List<String> arguments) {
        return execute(new ScriptSource("-e", code), arguments, true);
    }

    private int refused(String why) {
        return program.failed(Problem.of(why), "arr: " + why, ExitCodes.USAGE);
    }

    private int execute(ScriptSource source, List<String> arguments, boolean printed) {
        Stage stage;
        try {
            stage = stage(source);
        } catch (ConfigurationException e) {
            return refused(e.getMessage());
        }
        Workspace workspace = prepared(stage);
        ScriptRun run = new ScriptRun();
        Ending ending = Ending.register(
                breaking(workspace, run),
                () -> workspace.unfinished().stopCommands().forEach(program.console()::say));
        Deadline deadline = Deadline.of(program.options().timeout());
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
    private static Runnable breaking(Workspace workspace, ScriptRun run) {
        return () -> {
            workspace.unfinished().settle();
            run.interrupt();
            workspace.end();
            run.await();
        };
    }

    private Stage stage(ScriptSource source) {
        boolean rehearsed = rehearsal.wanted();
        Optional<Path> drawing = rehearsal.timeline();
        Setup setup = Setup.of(
                program.settings(),
                program.console().environment(),
                program.prompter(),
                program.options().emulator());
        if (rehearsal.dry()) {
            return new DryStage(program, setup, source);
        }
        return rehearsed ? new RehearsalStage(program, setup, source, drawing) : LiveStage.of(program, setup);
    }

    private Workspace prepared(Stage stage) {
        Workspace workspace = stage.workspace();
        workspace.unfinished().onComplaint(program.console()::say);
        workspace.unfinished().policy(onExit);
        Consumer<Exchange> trace = new Trace(program)::exchange;
        workspace.answers().onExchange(trace.andThen(stage::exchange));
        return workspace;
    }

    private int outcome(Stage stage, ScriptSource source, List<String> arguments, boolean printed, Deadline deadline) {
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
            program.console().out().println(Secrets.mask(ScriptRunner.format(value)));
        }
    }

    private int failed(ScriptFailure failure, Deadline deadline) {
        ScriptError error = failure.error();
        Place place = new Place(error.file(), error.line(), error.column(), error.width(), error.source());
        String late = deadline.passed() ? "arr: " + deadline.words() + System.lineSeparator() : "";
        return program.failed(
                new Problem(error.message(), place, Optional.of(failure.getCause())),
                late + error.text(),
                deadline.passed() ? ExitCodes.DEADLINE : ExitCodes.of(failure.getCause()));
    }
}
