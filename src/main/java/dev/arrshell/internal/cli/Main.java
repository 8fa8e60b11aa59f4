package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.exit.OutputFailedException;
import dev.arrshell.internal.exit.StandardOutput;
import java.io.PrintStream;

/** The program {@code arr}. */
public final class Main {

    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            // Faster without picocli, and many run it first. Without an exit too: Java 21 and newer then set up a
            // logger.
            int code = version(StandardOutput.ofProcess());
            if (code != 0) {
                System.exit(code);
            }
            return;
        }
        // Without this picocli loads Groovy to see whether a command contains a closure.
        System.setProperty("picocli.disable.closures", "true");
        // Without this JLine logs a stack trace where a signal ends the process while a line is read.
        System.setProperty("jline.terminal.closeMode", "strict");
        sendProxyPasswords();
        int code = run(CliConsole.ofProcess(), arguments);
        SelectorThreadStopper.end();
        System.exit(code);
    }

    /** Lets the JDK send user and password to a proxy for https too, as curl does, unless a person decided otherwise. */
    private static void sendProxyPasswords() {
        if (System.getProperty(DISABLED_SCHEMES) == null) {
            System.setProperty(DISABLED_SCHEMES, "");
        }
    }

    static int version(PrintStream out) {
        try {
            for (String line : ReleaseVersion.lines()) {
                out.println(line);
            }
            StandardOutput.check(out);
            return 0;
        } catch (OutputFailedException e) {
            if (e.isReaderGone()) {
                return ExitCodes.READER_GONE;
            }
            System.err.println("arr: " + e.getMessage());
            return ExitCodes.OUTPUT_FAILED;
        }
    }

    public static int run(CliConsole console, String... arguments) {
        return new CommandLineRunner(console).run(arguments);
    }
}
