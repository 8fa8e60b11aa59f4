package dev.arrshell.cli;

import dev.arrshell.groovy.Setup;
import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.config.ConfigurationException;
import dev.arrshell.internal.config.Environment;
import dev.arrshell.internal.view.Problem;
import dev.arrshell.repl.Repl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Opens the prompt, or runs what comes through a pipe. */
final class PromptCommand {

    private final Program program;
    private final AtomicReference<Ending> ending = new AtomicReference<>();

    PromptCommand(Program program) {
        this.program = program;
    }

    int run() {
        return run("", List.of());
    }

    /** Runs a script first and stays at the prompt afterwards. */
    int run(String script, List<String> arguments) {
        Console console = program.console();
        try {
            Setup setup = Setup.of(
                    program.settings(),
                    console.environment(),
                    program.prompter(),
                    program.options().emulator());
            Repl repl = new Repl(setup, variables(console.environment()), this::opened).startingWith(script, arguments);
            return console.terminal()
                    ? repl.runOnTerminal()
                    : repl.runPiped(console.in(), console.out(), console.err());
        } catch (ConfigurationException e) {
            return program.failed(Problem.of(e.getMessage()), "arr: " + e.getMessage(), ExitCodes.USAGE);
        } finally {
            Ending registered = ending.get();
            if (registered != null) {
                registered.unregister();
            }
        }
    }

    private void opened(Workspace workspace) {
        ending.set(Ending.register(
                workspace::end, () -> workspace.unfinished().stopCommands().forEach(program.console()::say)));
    }

    private static Map<String, String> variables(Environment environment) {
        Map<String, String> variables = new HashMap<>();
        environment.names().forEach(name -> environment.value(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }
}
