package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.NoSuchFormException;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.ShutdownHook;
import dev.arrshell.internal.cli.dependency.DependencyResolver;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.exit.ExitCleanup;
import dev.arrshell.internal.exit.ExitPolicy;
import dev.arrshell.internal.exit.ExitWork;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;
import dev.arrshell.internal.script.run.ScriptRunner;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import dev.arrshell.model.Exchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Launcher of scripts: runs one in its mode, within its deadline, and cleans up also after a signal. The first class on the way
 * of a script that needs Groovy.
 */
public final class ScriptLauncher {

    /** The description of {@code --on-exit}. */
    public static final String ON_EXIT =
            "What to do with sessions that the script leaves running: stop (default), keep,"
                    + " or fail: stop them and end with exit code 5.";

    private final CliContext context;
    private final ExitPolicy onExit;
    private final RehearsalOptions rehearsal;
    private final ClasspathOption classpath;
    private final StayOptions stay;

    public ScriptLauncher(
            CliContext context, OnExitOption onExit, RehearsalOptions rehearsal, ClasspathOption classpath) {
        this(context, onExit, rehearsal, classpath, new StayOptions());
    }

    /** One whose runs may go on after their script. */
    ScriptLauncher(
            CliContext context,
            OnExitOption onExit,
            RehearsalOptions rehearsal,
            ClasspathOption classpath,
            StayOptions stay) {
        this.classpath = classpath;
        this.stay = stay;
        this.context = context;
        this.rehearsal = rehearsal;
        this.onExit = ExitPolicy.valueOf(onExit.name().toUpperCase(Locale.ROOT));
    }

    /** Runs a file, or standard input for {@code -}. */
    public int run(String file, List<String> arguments) {
        return new ScriptFileReader(context)
                .read(file)
                .map(source -> execute(source, arguments, false))
                .orElse(ExitCodes.USAGE);
    }

    /** Runs a file and stays at the prompt afterwards, also after a failure. */
    public int runAndStay(String file, List<String> arguments) {
        return new ScriptFileReader(context)
                .read(file)
                .map(source -> new PromptLauncher(context, classpath).run(source, arguments))
                .orElse(ExitCodes.USAGE);
    }

    /** Runs a text and prints its value. */
    public int evaluate(String code, List<String> arguments) {
        return execute(new ScriptSource("-e", code), arguments, true);
    }

    private int execute(ScriptSource source, List<String> arguments, boolean printed) {
        RunMode mode;
        ScriptLibraries libraries;
        try {
            libraries = ScriptLibraries.parse(classpath.path());
            mode = mode(source);
        } catch (ConfigurationException e) {
            return context.fail(e.getMessage(), ExitCodes.USAGE);
        }
        Workspace workspace = prepared(mode);
        ScriptInterrupter interrupter = new ScriptInterrupter();
        ShutdownHook hook = ShutdownHook.register(() -> shutDown(workspace, interrupter), () -> {
            workspace.exitCleanup().stopCommands().forEach(context.console()::say);
            failExit();
        });
        RunDeadline deadline = RunDeadline.of(context.options().timeout());
        int code;
        boolean clean;
        try (RunThreads threads = new RunThreads(
                context,
                deadline,
                (thread, failure) -> fail(ScriptFailure.of(source, thread, failure), workspace, deadline))) {
            code = threads.end(
                    run(mode, source.name(), () -> run(mode, libraries, source, arguments), printed, deadline));
        } finally {
            deadline.close();
            interrupter.end();
            clean = workspace.end();
            hook.unregister();
        }
        return mode.finish(clean || code == ExitCodes.INTERRUPTED ? code : ExitCodes.SESSION_ENDED);
    }

    /**
     * Ends a run after a signal. The script is interrupted once no start is pending, since only the answer of a start names
     * its session, and before its sessions are stopped, which would look like a failure to it.
     */
    private void shutDown(Workspace workspace, ScriptInterrupter interrupter) {
        workspace.exitCleanup().settle();
        workspace.exitCleanup().limitWork(ExitCleanup.WORK_LIMIT);
        interrupter.interrupt();
        boolean clean = workspace.end();
        if (!ExitWork.isExitCalled()) {
            interrupter.await();
        }
        if (!clean) {
            failExit();
        }
    }

    /** Replaces the exit code that a script has passed to {@code System.exit}, since the end of the run failed. */
    private void failExit() {
        if (ExitWork.isExitCalled()) {
            context.console().out().flush();
            Runtime.getRuntime().halt(ExitCodes.SESSION_ENDED);
        }
    }

    private RunMode mode(ScriptSource source) {
        boolean rehearse = rehearsal.rehearse();
        Optional<Path> drawing = rehearsal.timeline();
        ScriptSettings settings = ScriptSettings.of(
                context.settings(),
                context.console().environment(),
                context.prompter(),
                context.options().emulator());
        if (rehearsal.dry()) {
            return new DryRun(context, settings, source);
        }
        return rehearse ? new RehearsalRun(context, settings, source, drawing) : LiveRun.of(context, settings);
    }

    private Workspace prepared(RunMode mode) {
        Workspace workspace = mode.workspace();
        workspace.exitCleanup().onComplaint(context.console()::say);
        workspace.exitCleanup().policy(onExit);
        Consumer<Exchange> trace = context::log;
        workspace.history().onExchange(trace.andThen(mode::onExchange));
        return workspace;
    }

    private int run(RunMode mode, String name, Supplier<Object> script, boolean printed, RunDeadline deadline) {
        try {
            Object value = script.get();
            boolean isWanted = value != null || context.options().output().isPresent();
            if (printed && mode.showsValue() && isWanted) {
                print(value);
            }
            return new ScheduleStay(stay).stay(context, mode.workspace(), name, rehearsal.option(), deadline);
        } catch (ScriptFailure e) {
            return fail(e, mode.workspace(), deadline);
        } catch (NoSuchFormException e) {
            return context.fail(e.getMessage(), ExitCodes.USAGE);
        } finally {
            context.console().out().flush();
        }
    }

    private Object run(RunMode mode, ScriptLibraries libraries, ScriptSource source, List<String> arguments) {
        List<Path> dependencies = new DependencyResolver(context).resolveForRun(source);
        return mode.runner(libraries.with(dependencies)).run(source, arguments);
    }

    private void print(Object value) {
        if (context.options().output().isPresent()) {
            context.show(value);
        } else {
            context.console().out().println(SafeText.clean(ScriptRunner.format(value)));
        }
    }

    private int fail(ScriptFailure failure, Workspace workspace, RunDeadline deadline) {
        if (ExitCodes.isSilent(failure.getCause())) {
            return ExitCodes.READER_GONE;
        }
        ScriptError error = LeftSessionWords.in(failure, workspace, onExit);
        String late = deadline.passed() ? "arr: " + deadline.message() + "\n" : "";
        return context.fail(
                problem(failure, error),
                late + error.text() + calls(failure),
                deadline.passed() ? ExitCodes.DEADLINE : ExitCodes.of(failure.getCause()));
    }

    /** The document of a failure, with the words for its error. */
    static Problem problem(ScriptFailure failure, ScriptError error) {
        SourcePosition place =
                new SourcePosition(error.file(), error.line(), error.column(), error.width(), error.source());
        return new Problem(error.message(), place, Optional.of(failure.getCause()));
    }

    /** The callers of the failed line; with {@code --verbose} also the stack trace. */
    private String calls(ScriptFailure failure) {
        StringBuilder calls = new StringBuilder();
        failure.callers().forEach(line -> calls.append("\n  called from ").append(line));
        if (context.options().verbose()) {
            calls.append('\n').append(failure.trace().stripTrailing());
        }
        return calls.toString();
    }
}
