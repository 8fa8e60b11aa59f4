package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arr help COMMAND…}: the usage of a command or subcommand. */
@Command(name = "help", description = "Explains a command.")
public final class CliHelpCommand implements Runnable {

    private final CliContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, such as session start.")
    private List<String> words = List.of();

    public CliHelpCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        CommandLine found = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = found.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(found, "there is no command " + word + " in " + found.getCommandName());
            }
            found = next;
        }
        found.usage(context.console().out());
    }
}
