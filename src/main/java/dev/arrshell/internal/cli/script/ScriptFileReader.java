package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.view.problem.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scripts by the names that the command line gives them. */
record ScriptFileReader(CliContext program) {

    /** A file, or standard input for {@code -}; where it cannot be read that is told. */
    Optional<ScriptSource> read(String file) {
        try {
            return Optional.ofNullable(
                    file.equals("-")
                            ? ScriptSource.decode("-", program.console().in().readAllBytes())
                            : read(Path.of(file)));
        } catch (CharacterCodingException e) {
            refused(e.getMessage());
        } catch (IOException | InvalidPathException e) {
            refused("cannot read " + file + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private ScriptSource read(Path path) throws IOException {
        if (Files.isRegularFile(path) || Files.exists(path) && !Files.isDirectory(path)) {
            return ScriptSource.read(path);
        }
        refused(
                Files.isDirectory(path)
                        ? path + " is a directory, not a script"
                        : "there is no file " + path + " (in " + Path.of("").toAbsolutePath() + ")");
        return null;
    }

    private void refused(String why) {
        program.failed(Problem.of(why), "arr: " + why, ExitCodes.USAGE);
    }
}
