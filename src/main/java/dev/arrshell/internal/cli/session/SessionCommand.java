package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.Subcommands;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr session}, which only has subcommands. */
@Command(
        name = "session",
        synopsisSubcommandLabel = "COMMAND",
        description = "Starts, shows, extends and stops sessions.")
public final class SessionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** With the subcommands whose names are wanted; the second names are those of Microsoft's script. */
    public static CommandLine line(CliContext context, Predicate<String> wanted) {
        CommandLine line = new CommandLine(new SessionCommand());
        Subcommands subcommands = new Subcommands(line, wanted);
        subcommands.add(() -> new SessionStartCommand(context), "start", "create");
        subcommands.add(() -> new SessionGetCommand(context), "get", "properties");
        subcommands.add(() -> new SessionListCommand(context), "list");
        subcommands.add(() -> new SessionUpdateCommand(context), "update", "extend");
        subcommands.add(() -> new SessionStopCommand(context), "stop");
        subcommands.add(() -> new SessionWaitCommand(context), "wait");
        subcommands.add(() -> new SessionLogCommand(context), "log");
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: start, get, list, update, stop, wait or log");
    }
}
