package dev.arrshell.cli;

/** The program {@code arr}. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            // What everybody asks first needs nothing of the rest.
            System.out.println(Release.text());
            return;
        }
        // Else picocli starts all of Groovy to see whether a command holds a closure.
        System.setProperty("picocli.disable.closures", "true");
        int code = run(Console.ofProcess(), arguments);
        Selectors.end();
        System.exit(code);
    }

    static int run(Console console, String... arguments) {
        return new CommandRun(console).run(arguments);
    }
}
