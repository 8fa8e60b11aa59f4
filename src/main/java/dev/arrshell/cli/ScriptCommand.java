package dev.arrshell.cli;

import dev.arrshell.groovy.OnExit;
import dev.arrshell.groovy.ScriptCache;
import dev.arrshell.groovy.ScriptError;
import dev.arrshell.groovy.ScriptFailure;
import dev.arrshell.groovy.ScriptRunner;
import dev.arrshell.groovy.ScriptSource;
import dev.arrshell.groovy.Setup;
import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.config.ConfigurationException;
import dev.arrshell.internal.view.Place;
import dev.arrshell.internal.view.Problem;
import dev.arrshell.model.Secrets;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a script in the process: the first class on the way that knows Groovy. */
final class ScriptCommand {

    /** What {@code --on-exit} does, for the help. */
    static final String ON_EXIT = "What becomes of sessions that the script started and left running:"
            + " stop (default), keep, or fail: stop them and end with exit code 5.";

    private final Program program;
    private final OnExit onExit;

    ScriptCommand(Program program, OnExitOption onExit) {
        this.program = program;
        this.onExit = OnExit.valueOf(onExit.name().toUpperCase(Locale.ROOT));
    }

    /** Runs a file, or standard input for {@code -}. */
    int run(String file, List<String> arguments) {
        return source(file).map(source -> execute(source, arguments, false)).orElse(ExitCodes.USAGE);
    }

    /** Runs a file and stays at the prompt afterwards, also after a failure. */
    int runAndStay(String file) {
        return source(file)
                .map(source -> new PromptCommand(program).run(source.text()))
                .orElse(ExitCodes.USAGE);
    }

    private Optional<ScriptSource> source(String file) {
        try {
            return Optional.ofNullable(
                    file.equals("-")
                            ? ScriptSource.decode("-", program.console().in().readAllBytes())
                            : read(file));
        } catch (CharacterCodingException e) {
            refused(e.getMessage());
        } catch (IOException | InvalidPathException e) {
            refused("cannot read " + file + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Runs a text and prints its value. */
    int evaluate(String code, List<String> arguments) {
        return execute(new ScriptSource("-e", code), arguments, true);
    }

    private ScriptSource read(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.isRegularFile(path) || Files.exists(path) && !Files.isDirectory(path)) {
            return ScriptSource.read(path);
        }
        refused(
                Files.isDirectory(path)
                        ? file + " is a directory, not a script"
                        : "there is no file " + file + " (in " + Path.of("").toAbsolutePath() + ")");
        return null;
    }

    private int refused(String why) {
        return program.failed(Problem.of(why), "arr: " + why, ExitCodes.USAGE);
    }

    private int execute(ScriptSource source, List<String> arguments, boolean printed) {
        Workspace workspace;
        try {
            workspace = workspace();
        } catch (ConfigurationException e) {
            return refused(e.getMessage());
        }
        Ending ending = Ending.register(
                workspace::end, () -> workspace.unfinished().stopCommands().forEach(program.console()::say));
        Deadline deadline = Deadline.of(program.options().timeout());
        int code;
        try {
            code = outcome(workspace, source, arguments, printed, deadline);
        } finally {
            deadline.close();
        }
        boolean well = workspace.end();
        ending.unregister();
        return well || code == ExitCodes.INTERRUPTED ? code : ExitCodes.SESSION_ENDED;
    }

    private Workspace workspace() {
        Setup setup = Setup.of(
                program.settings(),
                program.console().environment(),
                program.prompter(),
                program.options().emulator());
        Workspace workspace = new Workspace(setup.target(), setup, program::notice);
        workspace.unfinished().onComplaint(program.console()::say);
        workspace.unfinished().policy(onExit);
        workspace.answers().onExchange(new Trace(program)::exchange);
        if (!setup.isEmulated()) {
            workspace.onProgress(new WaitReport(program)::progress);
        }
        return workspace;
    }

    private int outcome(
            Workspace workspace, ScriptSource source, List<String> arguments, boolean printed, Deadline deadline) {
        try {
            ScriptCache cache = ScriptCache.of(program.console().environment());
            Object value = new ScriptRunner(workspace, program.console().out(), cache).run(source, arguments);
            if (printed && value != null) {
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
