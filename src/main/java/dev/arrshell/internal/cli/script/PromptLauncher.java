package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.ShutdownHook;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.repl.Repl;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.view.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Opens the prompt, or runs what comes through a pipe. */
public final class PromptLauncher {

    private final CliContext program;
    private final AtomicReference<ShutdownHook> ending = new AtomicReference<>();

    public PromptLauncher(CliContext program) {
        this.program = program;
    }

    public int run() {
        return run("", List.of());
    }

    /** Runs a script first and stays at the prompt afterwards. */
    int run(String script, List<String> arguments) {
        CliConsole console = program.console();
        try {
            ScriptSettings setup = ScriptSettings.of(
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
            ShutdownHook registered = ending.get();
            if (registered != null) {
                registered.unregister();
            }
        }
    }

    private void opened(Workspace workspace) {
        ending.set(ShutdownHook.register(
                workspace::end, () -> workspace.unfinished().stopCommands().forEach(program.console()::say)));
    }

    private static Map<String, String> variables(Environment environment) {
        Map<String, String> variables = new HashMap<>();
        environment.names().forEach(name -> environment.value(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }
}
