package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr session}, which only has subcommands. */
@Command(name = "session", description = "Starts, shows, extends and stops sessions.")
public final class SessionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** With the subcommands whose names are wanted; the second names are those of Microsoft's script. */
    public static CommandLine line(CliContext context, Predicate<String> wanted) {
        CommandLine line = new CommandLine(new SessionCommand());
        add(line, wanted, () -> new SessionStartCommand(context), "start", "create");
        add(line, wanted, () -> new SessionGetCommand(context), "get", "properties");
        add(line, wanted, () -> new SessionListCommand(context), "list");
        add(line, wanted, () -> new SessionUpdateCommand(context), "update", "extend");
        add(line, wanted, () -> new SessionStopCommand(context), "stop");
        add(line, wanted, () -> new SessionWaitCommand(context), "wait");
        return line;
    }

    private static void add(
            CommandLine line, Predicate<String> wanted, Supplier<ClientCommand> command, String name, String... more) {
        if (wanted.test(name) || Stream.of(more).anyMatch(wanted)) {
            line.addSubcommand(name, command.get(), more);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: start, get, list, update, stop or wait");
    }
}
