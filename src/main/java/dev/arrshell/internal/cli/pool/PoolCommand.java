package dev.arrshell.internal.cli.pool;

import dev.arrshell.internal.cli.console.CliContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr pool}, which only has a subcommand. */
@Command(
        name = "pool",
        synopsisSubcommandLabel = "COMMAND",
        description = "Lends a session to a command while that runs.")
public final class PoolCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** The command with its subcommand. The words behind the name of the other program are for that program. */
    public static CommandLine line(CliContext context) {
        CommandLine run = new CommandLine(new PoolRunCommand(context)).setStopAtPositional(true);
        return new CommandLine(new PoolCommand()).addSubcommand("run", run);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: run");
    }
}
