package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.GlobalOptions;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * One run of a command line. What it names is parsed first with just those commands; where that does not fit, or help
 * is wanted, everything begins anew with all of them, and only then anything is said.
 */
final class CommandLineRunner {

    private final CliConsole console;
    private CliContext program;
    private boolean begun;

    CommandLineRunner(CliConsole console) {
        this.console = console;
    }

    int run(String... words) {
        program = new CliContext(console, new GlobalOptions());
        return ready(CommandTree.named(program, words))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((e, all) -> begun ? wrongUsage(e) : runWithAll(all))
                .execute(words);
    }

    private int runWithAll(String... words) {
        program = new CliContext(console, new GlobalOptions());
        return ready(CommandTree.whole(program))
                .setExecutionStrategy(new LeftoverNotice(program)::execute)
                .setParameterExceptionHandler((e, all) -> wrongUsage(e))
                .execute(words);
    }

    private CommandLine ready(CommandLine line) {
        return line.setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> internal(e));
    }

    private int execute(ParseResult parsed) {
        if (isHelpWanted(parsed)) {
            return runWithAll(parsed.originalArgs().toArray(String[]::new));
        }
        begun = true;
        return new LeftoverNotice(program).execute(parsed);
    }

    private static boolean isHelpWanted(ParseResult parsed) {
        return parsed.isUsageHelpRequested() || parsed.subcommands().stream().anyMatch(CommandLineRunner::isHelpWanted);
    }

    private int wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String meant = meant(e).map(option -> " - did you mean " + option + "?").orElse("");
        String message = e.getMessage() + meant;
        String advice = "Try " + command.getCommandSpec().qualifiedName() + " --help.";
        return program.failed(
                new Problem(message, SourcePosition.UNKNOWN, Optional.of(e)),
                "arr: " + message + System.lineSeparator() + advice,
                ExitCodes.USAGE);
    }

    /** The option that an unknown one is nearest to. */
    private static Optional<String> meant(ParameterException e) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String unknown = unmatched.getUnmatched().get(0);
        String option = unknown.contains("=") ? unknown.substring(0, unknown.indexOf('=')) : unknown;
        return NearestWord.to(
                option, e.getCommandLine().getCommandSpec().optionsMap().keySet());
    }

    /** A mistake of ours, not of the script: the trace is what we need to know. */
    private int internal(Exception e) {
        console.say("this should not have happened: " + e);
        e.printStackTrace(console.err());
        return ExitCodes.SCRIPT_FAILED;
    }
}
