package dev.arrshell.cli;

import java.io.PrintWriter;
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
        return new CommandLine(new ArrCommand(console))
                .setStopAtPositional(true)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> internal(console, e))
                .execute(arguments);
    }

    private static int wrongUsage(CommandLine.ParameterException e, String... arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("arr: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("Try arr --help.");
        }
        return ExitCodes.USAGE;
    }

    /** A mistake of ours, not of the script: the trace is what we need to know. */
    private static int internal(Console console, Exception e) {
        console.say("this should not have happened: " + e);
        e.printStackTrace(console.err());
        return ExitCodes.SCRIPT_FAILED;
    }
}
