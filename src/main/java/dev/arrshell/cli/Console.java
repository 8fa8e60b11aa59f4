package dev.arrshell.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command talks with. A script's output and nothing else goes to {@code out}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment's variables
 */
record Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {

    static Console ofProcess() {
        return new Console(System.in, System.out, System.err, System.getenv());
    }

    /** A diagnostic, marked as the program's own. */
    void say(String message) {
        err.println("arr: " + message);
    }
}
