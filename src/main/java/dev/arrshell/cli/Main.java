package dev.arrshell.cli;

import dev.arrshell.model.Nearest;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The program {@code arr}. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        int code = run(Console.ofProcess(), arguments);
        Selectors.end();
        System.exit(code);
    }

    static int run(Console console, String... arguments) {
        return commandLine(console, arguments)
                .addSubcommand(EmulatorCommand.commandLine(console))
                .setStopAtPositional(true)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> internal(console, e))
                .execute(arguments);
    }

    /** To read annotations, picocli loads Groovy. Where only the emulator is asked for, nothing with annotations is made. */
    private static CommandLine commandLine(Console console, String... arguments) {
        return arguments.length > 0 && arguments[0].equals(EmulatorCommand.NAME)
                ? new CommandLine(
                        CommandSpec.wrapWithoutInspection(null, new PlainFactory())
                                .name("arr"),
                        new PlainFactory())
                : new CommandLine(new ArrCommand(console));
    }

    private static int wrongUsage(CommandLine.ParameterException e, String... arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String meant = meant(e).map(option -> " - did you mean " + option + "?").orElse("");
        command.getErr().println("arr: " + e.getMessage() + meant);
        command.getErr().println("Try " + name + " --help.");
        return ExitCodes.USAGE;
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
