package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.files.HomePath;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.FileNameCompleter;
import dev.arrshell.internal.repl.display.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :transcript}: a file that receives all input and output. */
@Command(
        name = "transcript",
        description = "writes all input and output to a file as well, without secrets: on FILE, off")
public final class TranscriptCommand implements ReplCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "on|off", description = "start or end it")
    private String action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "a Markdown file")
    private String name;

    @Option(names = "--force", description = "replaces a file that exists")
    private boolean force;

    @Override
    public void run(CommandContext context) {
        Path file = name == null ? null : HomePath.of(name);
        Transcript transcript = context.transcript();
        Optional<Path> written = transcript.file();
        if (action == null) {
            context.print(written.map(path -> "a transcript is being written to " + path)
                    .orElse("no transcript is being written"));
        } else if (action.equals("on") && file != null) {
            transcript.on(file, force);
            context.print("a transcript is being written to " + file + " until :transcript off");
        } else if (action.equals("off") && file == null) {
            transcript.close();
            context.print(written.map(path -> "the transcript was written to " + path)
                    .orElse("no transcript is being written"));
        } else {
            throw new IllegalArgumentException("write :transcript on FILE, or :transcript off");
        }
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before, String begun) {
        if (!before.isEmpty()) {
            return before.equals(List.of("on")) ? FileNameCompleter.paths(begun, ".md", ".txt") : List.of();
        }
        return List.of(CompletionCandidate.of("on", "starts a file"), CompletionCandidate.of("off", "ends it"));
    }
}
