package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.files.HomePath;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.FileNameCompleter;
import dev.arrshell.internal.script.message.ScriptSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :load}: the statements of a file, run at the prompt. */
@Command(name = "load", description = "runs a file as if it had been typed")
public final class LoadCommand implements ReplCommand {

    @Parameters(paramLabel = "FILE", description = "the script")
    private String name;

    @Override
    public void run(CommandContext context) {
        context.run(read().text());
    }

    private ScriptSource read() {
        try {
            return ScriptSource.read(HomePath.of(name));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + name, e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before, String begun) {
        if (!before.isEmpty()) {
            return List.of();
        }
        return begun.isEmpty() ? FileNameCompleter.ending(".groovy") : FileNameCompleter.paths(begun, ".groovy");
    }
}
