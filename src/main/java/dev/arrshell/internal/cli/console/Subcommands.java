package dev.arrshell.internal.cli.console;

import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Adds subcommands to a command, but only those that the line may mean: each costs time at the start. */
public final class Subcommands {

    private final CommandLine line;
    private final Predicate<String> wanted;

    /**
     * Creates an adder.
     *
     * @param line the command
     * @param wanted whether the line has this word
     */
    public Subcommands(CommandLine line, Predicate<String> wanted) {
        this.line = line;
        this.wanted = wanted;
    }

    /** Adds one if one of its names is wanted. */
    public void add(Supplier<ClientCommand> command, String name, String... more) {
        if (wanted.test(name) || Stream.of(more).anyMatch(wanted)) {
            line.addSubcommand(name, command.get(), more);
        }
    }
}
