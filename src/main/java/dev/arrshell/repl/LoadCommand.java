package dev.arrshell.repl;

import dev.arrshell.groovy.ScriptSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** {@code :load}. */
@CommandLine.Command
final class LoadCommand implements Command {

    @CommandLine.Parameters(paramLabel = "FILE", description = "the script")
    private Path file;

    @Override
    public void run(Prompt prompt) {
        prompt.run(read().text());
    }

    private ScriptSource read() {
        try {
            return ScriptSource.read(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Completion> candidates(Prompt prompt, List<String> before) {
        return before.isEmpty() ? FileNames.ending(".groovy") : List.of();
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String sentence() {
        return "runs a file as if it had been typed";
    }
}
