package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.script.message.ScriptSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reader of scripts by their names on the command line. */
record ScriptFileReader(CliContext context) {

    /** Reads a file, or standard input for {@code -}; empty if it cannot be read, which is then reported. */
    Optional<ScriptSource> read(String file) {
        try {
            return Optional.ofNullable(
                    file.equals("-")
                            ? ScriptSource.decode("-", context.console().in().readAllBytes())
                            : read(Path.of(file)));
        } catch (CharacterCodingException e) {
            report(e.getMessage());
        } catch (IOException | InvalidPathException e) {
            report("cannot read " + file + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private ScriptSource read(Path path) throws IOException {
        if (Files.isRegularFile(path) || Files.exists(path) && !Files.isDirectory(path)) {
            return ScriptSource.read(path);
        }
        report(
                Files.isDirectory(path)
                        ? path + " is a directory, not a script"
                        : "there is no file " + path + " (in " + Path.of("").toAbsolutePath() + ")");
        return null;
    }

    private void report(String why) {
        context.fail(why, ExitCodes.USAGE);
    }
}
