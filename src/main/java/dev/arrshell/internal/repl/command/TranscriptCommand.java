package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.display.Transcript;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** {@code :transcript}. */
@CommandLine.Command
public final class TranscriptCommand implements ReplCommand {

    @CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "on|off", description = "begin or end")
    private String action;

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "a Markdown file")
    private Path file;

    @CommandLine.Option(names = "--force", description = "replaces a file that exists")
    private boolean force;

    @Override
    public void run(CommandContext prompt) {
        if (action == null) {
            prompt.print(state(prompt.transcript()));
        } else if (action.equals("on") && file != null) {
            prompt.transcript().on(file, force);
            prompt.print("everything goes to " + file + " as well, until :transcript off");
        } else if (action.equals("off") && file == null) {
            String state = state(prompt.transcript());
            prompt.transcript().close();
            prompt.print(state.replace("goes", "went"));
        } else {
            throw new IllegalArgumentException("write :transcript on FILE, or :transcript off");
        }
    }

    private static String state(Transcript transcript) {
        return transcript.file().map(path -> "everything goes to " + path).orElse("there is no transcript");
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return before.isEmpty()
                ? List.of(CompletionCandidate.of("on", "begins a file"), CompletionCandidate.of("off", "ends it"))
                : List.of();
    }

    @Override
    public String name() {
        return "transcript";
    }

    @Override
    public String sentence() {
        return "keeps all that is typed and written in a file, without secrets: on FILE, off";
    }
}
