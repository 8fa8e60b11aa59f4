package dev.arrshell.testing;

import dev.arrshell.internal.cli.Main;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A run of the program in this process, without a terminal. */
public final class ProgramRun {

    private ProgramRun() {}

    /** Runs a command line with nothing on standard input, and returns its exit code; out and err then have what it printed. */
    public static int run(
            ByteArrayOutputStream out, ByteArrayOutputStream err, Map<String, String> environment, String... words) {
        return run("", out, err, environment, words);
    }

    /** Runs a command line with a text on standard input. */
    public static int run(
            String typed,
            ByteArrayOutputStream out,
            ByteArrayOutputStream err,
            Map<String, String> environment,
            String... words) {
        out.reset();
        err.reset();
        CliConsole console = new CliConsole(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true),
                new PrintStream(err, true),
                Environment.of(environment),
                false);
        return Main.run(console, words);
    }
}
