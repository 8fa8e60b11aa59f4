package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.admin.CacheCommand;
import dev.arrshell.internal.cli.admin.CliHelpCommand;
import dev.arrshell.internal.cli.admin.CompletionCommand;
import dev.arrshell.internal.cli.admin.ConfigCommand;
import dev.arrshell.internal.cli.admin.DoctorCommand;
import dev.arrshell.internal.cli.admin.EditorCommand;
import dev.arrshell.internal.cli.admin.TokenCommand;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.OptionCandidates;
import dev.arrshell.internal.cli.script.CheckCommand;
import dev.arrshell.internal.cli.script.RunCommand;
import dev.arrshell.internal.cli.service.EmulatorCommand;
import dev.arrshell.internal.cli.session.ReapCommand;
import dev.arrshell.internal.cli.session.SessionCommand;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;

/** The commands. Describing all of them takes longer than most of them run, so only those that are named are made. */
final class CommandTree {

    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "session",
            "token",
            "run",
            "check",
            "emulator",
            "reap",
            "config",
            "doctor",
            "cache",
            "completion",
            "editor",
            "help");

    /** Those that speak about all the others. */
    private static final List<String> ABOUT_ALL = List.of("completion", "help");

    private CommandTree() {}

    /** All commands. */
    static CommandLine whole(CliContext program) {
        return of(program, name -> true);
    }

    /** The commands that a line may mean: those whose names are among its words. */
    static CommandLine named(CliContext program, String... words) {
        List<String> all = Arrays.asList(words);
        return ABOUT_ALL.stream().anyMatch(all::contains) ? whole(program) : of(program, all::contains);
    }

    private static CommandLine of(CliContext program, Predicate<String> wanted) {
        CommandLine root =
                new CommandLine(new ArrCommand(program), new OptionCandidates(program)).setStopAtPositional(true);
        for (String name : NAMES) {
            if (wanted.test(name)) {
                root.addSubcommand(name, command(name, program, wanted));
            }
        }
        root.getCommandSpec().usageMessage().customSynopsis(ArrCommand.SYNOPSIS).footer(ArrCommand.FOOTER);
        return root;
    }

    private static Object command(String name, CliContext program, Predicate<String> wanted) {
        return switch (name) {
            case "session" -> SessionCommand.line(program, wanted);
            case "token" -> new TokenCommand(program);
            // What follows a script's name is the script's.
            case "run" -> new CommandLine(new RunCommand(program)).setStopAtPositional(true);
            case "check" -> new CheckCommand(program);
            case "emulator" -> new EmulatorCommand(program);
            case "reap" -> new ReapCommand(program);
            case "config" -> new ConfigCommand(program);
            case "doctor" -> new DoctorCommand(program);
            case "cache" -> new CacheCommand(program);
            case "completion" -> new CompletionCommand(program);
            case "editor" -> new EditorCommand(program);
            case "help" -> new CliHelpCommand(program);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
