package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.help.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arr completion}. */
@CommonOptions({})
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

    @Parameters(arity = "0..1", hideParamSyntax = true, paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** For the scripts themselves. */
    @Option(names = "--words", hidden = true)
    private CompletionWords words;

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
        if (words != null) {
            words.read(context).forEach(context.console().out()::println);
            return;
        }
        if (shell == null) {
            throw new ParameterException(spec.commandLine(), "the shell is missing: bash, zsh or fish");
        }
        String script = shell == Shell.fish
                ? FishCompletion.script(spec.root())
                : BashCompletion.script(spec.root().commandLine());
        context.console().out().print(script);
        context.console().out().flush();
    }
}
