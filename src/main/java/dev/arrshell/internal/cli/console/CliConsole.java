package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.ConsolePrompter;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.exit.StandardOutput;
import dev.arrshell.internal.text.PrintableText;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * The standard streams and the environment of a command. Only results and a script's output go to {@code out}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment's variables
 * @param terminal whether both ends are a terminal
 */
public record CliConsole(InputStream in, PrintStream out, PrintStream err, Environment environment, boolean terminal) {

    public static CliConsole ofProcess() {
        return new CliConsole(
                System.in,
                StandardOutput.ofProcess(),
                System.err,
                Environment.ofProcess(),
                ConsolePrompter.isTerminal());
    }

    /**
     * Checks that all that was printed on standard output is written.
     *
     * @throws dev.arrshell.internal.exit.OutputFailedException if something is lost
     */
    public void checkOutput() {
        StandardOutput.check(out);
    }

    /** Prints a message of the program on standard error. */
    public void say(String message) {
        err.println("arr: " + PrintableText.of(message));
    }
}
