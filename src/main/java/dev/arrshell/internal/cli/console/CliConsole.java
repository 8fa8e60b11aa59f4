package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.value.Environment;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/**
 * What a command talks with. Results and a script's output go to {@code out}, and nothing else does.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment's variables
 * @param terminal whether a person reads and types here
 */
public record CliConsole(InputStream in, PrintStream out, PrintStream err, Environment environment, boolean terminal) {

    public static CliConsole ofProcess() {
        return new CliConsole(System.in, System.out, System.err, Environment.ofProcess(), isTerminal());
    }

    /** A diagnostic, marked as the program's own. */
    public void say(String message) {
        err.println("arr: " + message);
    }

    /** Since Java 22 there is a console even without a terminal, and a method that tells. */
    private static boolean isTerminal() {
        java.io.Console present = System.console();
        if (present == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(present);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
