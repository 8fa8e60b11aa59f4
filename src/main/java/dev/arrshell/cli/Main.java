package dev.arrshell.cli;

import dev.arrshell.internal.view.Place;
import dev.arrshell.internal.view.Problem;
import dev.arrshell.model.Nearest;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;

/** The program {@code arr}. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // Else picocli starts all of Groovy to see whether a command holds a closure.
        System.setProperty("picocli.disable.closures", "true");
        int code = run(Console.ofProcess(), arguments);
        Selectors.end();
        System.exit(code);
    }

    static int run(Console console, String... arguments) {
        Program program = new Program(console, new Options());
        return line(program)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new Reminder(program)::execute)
                .setParameterExceptionHandler((e, words) -> wrongUsage(program, e))
                .setExecutionExceptionHandler((e, command, parsed) -> internal(console, e))
                .execute(arguments);
    }

    /** All commands. What follows a script's name is the script's. */
    static CommandLine line(Program program) {
        CommandLine run = new CommandLine(new RunCommand(program)).setStopAtPositional(true);
        CommandLine root = new CommandLine(new ArrCommand(program), new Candidates(program))
                .setStopAtPositional(true)
                .addSubcommand(SessionCommand.line(program))
                .addSubcommand(new TokenCommand(program))
                .addSubcommand(run)
                .addSubcommand(new CheckCommand(program))
                .addSubcommand(new EmulatorCommand(program))
                .addSubcommand(new ReapCommand(program))
                .addSubcommand(new ConfigCommand(program))
                .addSubcommand(new DoctorCommand(program))
                .addSubcommand(new CompletionCommand(program))
                .addSubcommand(new EditorCommand(program))
                .addSubcommand(new HelpCommand(program));
        root.getCommandSpec().usageMessage().customSynopsis(ArrCommand.SYNOPSIS).footer(ArrCommand.FOOTER);
        return root;
    }

    private static int wrongUsage(Program program, CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        String meant = meant(e).map(option -> " - did you mean " + option + "?").orElse("");
        String message = e.getMessage() + meant;
        String advice = "Try " + command.getCommandSpec().qualifiedName() + " --help.";
        return program.failed(
                new Problem(message, Place.UNKNOWN, Optional.of(e)),
                "arr: " + message + System.lineSeparator() + advice,
                ExitCodes.USAGE);
    }

    /** The option that an unknown one is nearest to. */
    private static Optional<String> meant(CommandLine.ParameterException e) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String unknown = unmatched.getUnmatched().get(0);
        String option = unknown.contains("=") ? unknown.substring(0, unknown.indexOf('=')) : unknown;
        return Nearest.to(
                option, e.getCommandLine().getCommandSpec().optionsMap().keySet());
    }

    /** A mistake of ours, not of the script: the trace is what we need to know. */
    private static int internal(Console console, Exception e) {
        console.say("this should not have happened: " + e);
        e.printStackTrace(console.err());
        return ExitCodes.SCRIPT_FAILED;
    }
}
