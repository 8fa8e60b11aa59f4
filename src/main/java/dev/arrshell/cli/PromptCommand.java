package dev.arrshell.cli;

import dev.arrshell.groovy.Workspace;
import dev.arrshell.repl.Repl;
import java.io.Console;
import java.util.concurrent.atomic.AtomicReference;

/** Opens the prompt, or runs what comes through a pipe. */
final class PromptCommand {

    private final dev.arrshell.cli.Console console;
    private final AtomicReference<Ending> ending = new AtomicReference<>();

    PromptCommand(dev.arrshell.cli.Console console) {
        this.console = console;
    }

    int run() {
        try {
            Repl repl = new Repl(console.environment(), this::opened);
            return isTerminal() ? repl.runOnTerminal() : repl.runPiped(console.in(), console.out(), console.err());
        } catch (IllegalArgumentException e) {
            console.say(e.getMessage());
            return ExitCodes.USAGE;
        } finally {
            Ending registered = ending.get();
            if (registered != null) {
                registered.unregister();
            }
        }
    }

    private void opened(Workspace workspace) {
        ending.set(Ending.register(workspace));
    }

    /** Since Java 22 there is a console even without a terminal, and a method that tells. */
    private static boolean isTerminal() {
        Console present = System.console();
        if (present == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(present);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
