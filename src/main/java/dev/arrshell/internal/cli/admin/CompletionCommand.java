package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arr completion}. */
@Command(
        name = "completion",
        description = "Writes the completion script for a shell.",
        footer = {
            "",
            "bash: source <(arr completion bash)      in ~/.bashrc",
            "zsh:  source <(arr completion zsh)       in ~/.zshrc",
            "fish: arr completion fish | source       in ~/.config/fish/config.fish"
        })
public final class CompletionCommand implements Runnable {

    private final CliContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** The shells. Lower case, as they are typed. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    public CompletionCommand(CliContext context) {
        this.context = context;
    }

    /** The script for bash also works in zsh, where it turns on the emulation of bash's completion. */
    @Override
    public void run() {
        context.refuseOutput(spec);
        String script = shell == Shell.fish
                ? FishCompletion.script(spec.root())
                : withFiles(AutoComplete.bash("arr", spec.root().commandLine()));
        context.console().out().print(script);
        context.console().out().flush();
    }

    /** Removes an option after {@code arr} itself that would keep bash from offering files: a script may follow there. */
    private static String withFiles(String script) {
        return script.replaceFirst(
                "(?s)(\\nfunction _picocli_arr\\(\\) \\{.*?)\\n[^\\n]*compopt \\+o default[^\\n]*", "$1");
    }
}
