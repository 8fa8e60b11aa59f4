package dev.arrshell.internal.cli.console;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reader of the id that a command is about: an argument, {@code --id}, or what a person answers. */
public final class IdArgument {

    private IdArgument() {}

    /**
     * Chooses the id.
     *
     * @param noun what has the id, such as {@code session}
     * @param id the argument, or null
     * @param named the option, or null
     * @throws ParameterException if both are given and differ, or there is none
     */
    public static String choose(CliContext context, CommandSpec command, String noun, String id, String named) {
        if (id != null && named != null && !id.equals(named)) {
            throw usage(command, "two " + noun + "s are named: " + id + " and " + named);
        }
        return Optional.ofNullable(id)
                .or(() -> Optional.ofNullable(named))
                .or(() -> context.console().terminal()
                        ? Optional.ofNullable(System.console().readLine(noun + " id: "))
                        : Optional.empty())
                .filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        usage(command, "the " + noun + "'s id is missing: arr " + noun + " list shows what there is"));
    }

    private static ParameterException usage(CommandSpec command, String message) {
        return new ParameterException(command.commandLine(), message + " (nothing was sent)");
    }
}
