package dev.arrshell.cli;

import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.groovy.Configuration;
import dev.arrshell.groovy.ScriptFailure;
import dev.arrshell.groovy.ScriptRunner;
import dev.arrshell.groovy.ScriptSource;
import dev.arrshell.groovy.SecretLookup;
import dev.arrshell.groovy.Target;
import dev.arrshell.groovy.Workspace;
import dev.arrshell.model.Secrets;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Runs a script in the process: the first class on the way that knows Groovy. */
final class ScriptCommand {

    private final Console console;

    ScriptCommand(Console console) {
        this.console = console;
    }

    /** Runs a file, or standard input for {@code -}. */
    int run(String file, List<String> arguments) {
        ScriptSource source;
        try {
            source = file.equals("-") ? ScriptSource.decode("-", console.in().readAllBytes()) : read(file);
        } catch (CharacterCodingException e) {
            return refused(e.getMessage());
        } catch (IOException | InvalidPathException e) {
            return refused("cannot read " + file + ": " + e.getMessage());
        }
        return source == null ? ExitCodes.USAGE : execute(source, arguments, false);
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
        console.say(why);
        return ExitCodes.USAGE;
    }

    private int execute(ScriptSource source, List<String> arguments, boolean printed) {
        Workspace workspace;
        try {
            workspace = workspace();
        } catch (IllegalArgumentException e) {
            return refused(e.getMessage());
        }
        Ending ending = Ending.register(workspace);
        int code = outcome(workspace, source, arguments, printed);
        boolean well = workspace.end();
        ending.unregister();
        return code == ExitCodes.OK && !well ? ExitCodes.SCRIPT_FAILED : code;
    }

    private Workspace workspace() {
        SecretLookup secrets =
                new SecretLookup(console.environment(), SecretLookup.userFile(), SecretLookup.Asker.console());
        return new Workspace(Target.of(Configuration.from(console.environment())), secrets, console::say);
    }

    private int outcome(Workspace workspace, ScriptSource source, List<String> arguments, boolean printed) {
        try {
            Object value = new ScriptRunner(workspace, console.out()).run(source, arguments);
            if (printed && value != null) {
                console.out().println(Secrets.mask(ScriptRunner.format(value)));
            }
            return ExitCodes.OK;
        } catch (ScriptFailure e) {
            console.err().println(e.error().text());
            return interrupted(e.getCause()) ? ExitCodes.INTERRUPTED : ExitCodes.SCRIPT_FAILED;
        } finally {
            console.out().flush();
        }
    }

    private static boolean interrupted(Throwable cause) {
        return cause instanceof InterruptedException
                || cause instanceof WaitCancelledException
                || cause instanceof CallInterruptedException;
    }
}
