package dev.arrshell.internal.cli.conversion;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.Subcommands;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr conversion}, which only has subcommands. */
@Command(
        name = "conversion",
        synopsisSubcommandLabel = "COMMAND",
        description = "Starts, shows and lists conversions of models.")
public final class ConversionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** With the subcommands whose names are wanted. */
    public static CommandLine line(CliContext context, Predicate<String> wanted) {
        CommandLine line = new CommandLine(new ConversionCommand());
        Subcommands subcommands = new Subcommands(line, wanted);
        subcommands.add(() -> new ConversionStartCommand(context), "start", "create");
        subcommands.add(() -> new ConversionGetCommand(context), "get", "properties");
        subcommands.add(() -> new ConversionListCommand(context), "list");
        subcommands.add(() -> new ConversionWaitCommand(context), "wait");
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: start, get, list or wait");
    }
}
