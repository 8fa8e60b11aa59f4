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

    private final CliContext program;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** The shells that are known. Lower case, since that is what people type. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    public CompletionCommand(CliContext program) {
        this.program = program;
    }

    /** The script for bash serves zsh too, whose way of completing as bash does it switches on. */
    @Override
    public void run() {
        String script = shell == Shell.fish
                ? FishCompletion.script(spec.root())
                : withFiles(AutoComplete.bash("arr", spec.root().commandLine()));
        program.console().out().print(script);
        program.console().out().flush();
    }

    /** After {@code arr} itself a script's name may stand, so there bash is left to offer files as it does anyway. */
    private static String withFiles(String script) {
        return script.replaceFirst(
                "(?s)(\\nfunction _picocli_arr\\(\\) \\{.*?)\\n[^\\n]*compopt \\+o default[^\\n]*", "$1");
    }
}
