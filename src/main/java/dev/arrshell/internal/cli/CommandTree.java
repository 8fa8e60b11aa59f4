package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.admin.CacheCommand;
import dev.arrshell.internal.cli.admin.CliHelpCommand;
import dev.arrshell.internal.cli.admin.CompletionCommand;
import dev.arrshell.internal.cli.admin.ConfigCommand;
import dev.arrshell.internal.cli.admin.DoctorCommand;
import dev.arrshell.internal.cli.admin.EditorCommand;
import dev.arrshell.internal.cli.admin.TokenCommand;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.conversion.ConversionCommand;
import dev.arrshell.internal.cli.help.CommandHelp;
import dev.arrshell.internal.cli.pool.PoolCommand;
import dev.arrshell.internal.cli.script.CheckCommand;
import dev.arrshell.internal.cli.script.ExplainCommand;
import dev.arrshell.internal.cli.script.RunCommand;
import dev.arrshell.internal.cli.service.CaCommand;
import dev.arrshell.internal.cli.service.EmulatorCommand;
import dev.arrshell.internal.cli.service.HostsCommand;
import dev.arrshell.internal.cli.service.ServeCommand;
import dev.arrshell.internal.cli.session.ReapCommand;
import dev.arrshell.internal.cli.session.SessionCommand;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;

/** Factory of the commands. Making all of them takes longer than most of them run, so only those on the line are made. */
final class CommandTree {

    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "session",
            "pool",
            "conversion",
            "token",
            "run",
            "check",
            "explain",
            "emulator",
            "serve",
            "ca",
            "hosts",
            "reap",
            "config",
            "doctor",
            "cache",
            "completion",
            "editor",
            "help");

    /** The commands that need all the others. */
    private static final List<String> NEED_ALL = List.of("completion", "help");

    private CommandTree() {}

    /** All commands. */
    static CommandLine all(CliContext context) {
        CommandLine root = of(context, name -> true);
        CommandHelp.install(root, context.options());
        return root;
    }

    /** The commands that a line may mean: those whose names are among its words. */
    static CommandLine named(CliContext context, String... words) {
        List<String> line = Arrays.asList(words);
        return NEED_ALL.stream().anyMatch(line::contains) ? all(context) : of(context, line::contains);
    }

    private static CommandLine of(CliContext context, Predicate<String> wanted) {
        CommandLine root = new CommandLine(new ArrCommand(context)).setStopAtPositional(true);
        context.options().addKeys(root.getCommandSpec());
        for (String name : NAMES) {
            if (wanted.test(name)) {
                root.addSubcommand(name, command(name, context, wanted));
            }
        }
        root.getCommandSpec().usageMessage().customSynopsis(ArrCommand.SYNOPSIS).footer(ArrCommand.FOOTER);
        return root;
    }

    private static Object command(String name, CliContext context, Predicate<String> wanted) {
        return switch (name) {
            case "session" -> SessionCommand.line(context, wanted);
            case "pool" -> PoolCommand.line(context);
            case "conversion" -> ConversionCommand.line(context, wanted);
            case "token" -> new TokenCommand(context);
            // What follows a script's name is the script's.
            case "run" -> new CommandLine(new RunCommand(context)).setStopAtPositional(true);
            case "check" -> new CheckCommand(context);
            case "explain" -> new ExplainCommand(context);
            case "emulator" -> new EmulatorCommand(context);
            case "serve" -> new ServeCommand(context);
            case "ca" -> new CaCommand(context);
            case "hosts" -> new HostsCommand(context);
            case "reap" -> new ReapCommand(context);
            case "config" -> new ConfigCommand(context);
            case "doctor" -> new DoctorCommand(context);
            case "cache" -> new CacheCommand(context);
            case "completion" -> new CompletionCommand(context);
            case "editor" -> new EditorCommand(context);
            case "help" -> new CliHelpCommand(context);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
