package dev.arrshell.internal.cli;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * Refuses an option of one command that stands before the name of another, as in {@code arr --classpath DIR check FILE}: it
 * would have no effect there. The options of every command may stand anywhere.
 */
final class MisplacedOptions {

    private MisplacedOptions() {}

    /**
     * Checks a line.
     *
     * @throws ParameterException if there is such an option
     */
    static void refuse(ParseResult line) {
        if (!line.hasSubcommand()) {
            return;
        }
        ParseResult below = line.subcommand();
        line.matchedOptions().stream()
                .filter(option -> !option.inherited() && option.scopeType() != ScopeType.INHERIT)
                .findFirst()
                .ifPresent(option -> {
                    throw misplaced(line, below, option);
                });
        refuse(below);
    }

    private static ParameterException misplaced(ParseResult line, ParseResult below, OptionSpec option) {
        String name = option.longestName();
        String command = below.commandSpec().qualifiedName();
        boolean isThere = below.commandSpec().optionsMap().containsKey(name);
        String advice = isThere
                ? "write it behind: " + command + " " + name
                : command + " has no such option; a script or argument of that name stands behind --";
        return new ParameterException(
                line.commandSpec().commandLine(),
                name + " has no effect before the command "
                        + below.commandSpec().name() + ": " + advice + " (nothing was sent)");
    }
}
