package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.ShutdownHook;
import dev.arrshell.internal.cli.dependency.DependencyResolver;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.exit.ExitCleanup;
import dev.arrshell.internal.repl.Repl;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Launcher of the prompt on a terminal, or of the lines that come through a pipe. */
public final class PromptLauncher {

    private final CliContext context;
    private final ClasspathOption classpath;
    private final AtomicReference<ShutdownHook> hook = new AtomicReference<>();

    public PromptLauncher(CliContext context, ClasspathOption classpath) {
        this.classpath = classpath;
        this.context = context;
    }

    public int run() {
        return run(new ScriptSource("", ""), List.of());
    }

    /** Runs a script first and stays at the prompt afterwards. */
    int run(ScriptSource script, List<String> arguments) {
        CliConsole console = context.console();
        try {
            ScriptLibraries libraries = ScriptLibraries.parse(classpath.path())
                    .beside(script)
                    .with(new DependencyResolver(context).resolveForRun(script));
            ScriptSettings settings = ScriptSettings.of(
                            context.settings(),
                            console.environment(),
                            context.prompter(),
                            context.options().emulator())
                    .live();
            Repl repl = new Repl(settings, variables(console.environment()), this::onOpen)
                    .startingWith(script.text(), arguments)
                    .using(libraries);
            return console.terminal()
                    ? repl.runOnTerminal()
                    : repl.runPiped(console.in(), console.out(), console.err());
        } catch (ConfigurationException e) {
            return context.fail(e.getMessage(), ExitCodes.USAGE);
        } catch (ScriptFailure e) {
            return context.fail(ScriptLauncher.problem(e, e.error()), e.error().text(), ExitCodes.of(e.getCause()));
        } finally {
            ShutdownHook registered = hook.get();
            if (registered != null) {
                registered.unregister();
            }
        }
    }

    private void onOpen(Workspace workspace) {
        hook.set(ShutdownHook.register(
                () -> {
                    leaveLine();
                    workspace.exitCleanup().limitWork(ExitCleanup.WORK_LIMIT);
                    workspace.end();
                },
                () -> workspace.exitCleanup().stopCommands().forEach(context.console()::say)));
    }

    /** Ends the cursor's line, so that the next notice and the shell begin a new one. */
    private void leaveLine() {
        CliConsole console = context.console();
        if (console.terminal()) {
            console.err().println();
        }
    }

    private static Map<String, String> variables(Environment environment) {
        Map<String, String> variables = new HashMap<>();
        environment.names().forEach(name -> environment.value(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }
}
