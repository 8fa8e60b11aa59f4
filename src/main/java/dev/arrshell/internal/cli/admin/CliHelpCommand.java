package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.help.CommandSynonyms;
import dev.arrshell.internal.cli.help.CommonOptions;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arr help COMMAND…}: the usage of a command or subcommand. */
@CommonOptions({})
@Command(name = "help", description = "Explains a command.")
public final class CliHelpCommand implements Runnable {

    private final CliContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-a", "--all"},
            description = "With the options that all commands have in common, as --help-all.")
    private boolean all;

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
                throw new ParameterException(found, CommandSynonyms.refusal(found, word));
            }
            found = next;
        }
        if (all) {
            context.options().wantHelpAll();
        }
        found.usage(context.console().out());
    }
}
