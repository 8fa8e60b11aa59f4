package dev.arrshell.internal.repl;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.exit.ScriptThreads;
import dev.arrshell.internal.files.UserHome;
import dev.arrshell.internal.repl.completion.CodeCompleter;
import dev.arrshell.internal.repl.completion.CompletionContext;
import dev.arrshell.internal.repl.completion.MemberCatalogue;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.display.ResultFormatter;
import dev.arrshell.internal.repl.display.SessionTracker;
import dev.arrshell.internal.repl.display.TeeOutputStream;
import dev.arrshell.internal.repl.display.Transcript;
import dev.arrshell.internal.repl.display.WaitProgressLine;
import dev.arrshell.internal.repl.eval.Evaluator;
import dev.arrshell.internal.repl.help.HelpCatalogue;
import dev.arrshell.internal.repl.registry.CommandRegistry;
import dev.arrshell.internal.repl.terminal.InputCompleter;
import dev.arrshell.internal.repl.terminal.PipeConsole;
import dev.arrshell.internal.repl.terminal.TerminalConsole;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.state.RequestTarget;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.AdvanceableSystemClock;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The interactive prompt. On a terminal it completes, colours and has a history; in a pipe it runs each statement and
 * stops at the first that fails. An instance runs once.
 */
public final class Repl {

    private static final int END_FAILED = 5;

    /** Shown where nothing was ever typed. */
    private static final String FIRST_STEPS = """
            s = client.session().size(STANDARD).lease(1.hours).start()  starts a session
            s.awaitReady().hostname                                     waits for it
            s.stop()                                                    stops it""".indent(2).stripTrailing();

    private static final String TIME = "on a clock that :clock moves";

    private final ScriptSettings scriptSettings;
    private final Map<String, String> environment;
    private final Consumer<Workspace> onOpened;
    private final AdvanceableSystemClock clock = new AdvanceableSystemClock();
    private final ReplSettings settings = new ReplSettings();
    private final Transcript transcript = new Transcript();
    private final HelpCatalogue catalogue = new HelpCatalogue();
    private final CommandRegistry commands = new CommandRegistry(catalogue);
    private final InputCompleter completer = new InputCompleter(commands);
    private final CompletableFuture<ReplRuntime> loading = new CompletableFuture<>();
    private String script = "";
    private List<String> arguments = List.of();
    private ScriptLibraries libraries = ScriptLibraries.NONE;

    /**
     * Makes a prompt.
     *
     * @param scriptSettings the configuration of its statements
     * @param environment the environment of the process
     * @param onOpened given the workspace as soon as it is there, to end it when the process ends
     */
    public Repl(ScriptSettings scriptSettings, Map<String, String> environment, Consumer<Workspace> onOpened) {
        this.scriptSettings = Objects.requireNonNull(scriptSettings, "scriptSettings");
        this.environment = Map.copyOf(environment);
        this.onOpened = Objects.requireNonNull(onOpened, "onOpened");
    }

    /**
     * Sets a script to be run first. If it fails, the prompt still opens, with what the script has done so far.
     *
     * @param source the text of the script
     * @param given what the script and all inputs see as {@code args}
     */
    public Repl startingWith(String source, List<String> given) {
        script = Objects.requireNonNull(source, "source");
        arguments = List.copyOf(given);
        return this;
    }

    /** Sets where inputs find classes and scripts. */
    public Repl using(ScriptLibraries wanted) {
        libraries = Objects.requireNonNull(wanted, "wanted");
        return this;
    }

    /**
     * Runs the statements of a pipe.
     *
     * @param in the statements
     * @param out where results are printed
     * @param err where errors are printed
     * @return the exit code: 0, 1 if a statement failed, 2 for a wrong command, 5 if an {@code onExit} block
     *     failed or a session could not be stopped, 130 if it was interrupted
     */
    public int runPiped(InputStream in, PrintStream out, PrintStream err) {
        return run(new PipeConsole(in, out, err));
    }

    /**
     * Runs on the terminal of the process.
     *
     * @return the exit code, 0
     * @throws UncheckedIOException if the terminal cannot be used
     */
    public int runOnTerminal() {
        return runOn(TerminalBuilder.builder().system(true).dumb(true));
    }

    /**
     * Runs on a terminal that is connected to streams.
     *
     * @param in the keys that are typed; its end ends the prompt
     * @param out receives what the terminal shows
     * @return the exit code, 0
     * @throws UncheckedIOException if the terminal cannot be made
     */
    public int runOn(InputStream in, OutputStream out) {
        return runOn(TerminalBuilder.builder()
                .system(false)
                .streams(in, out)
                .type("xterm-256color")
                .size(new Size(80, 24)));
    }

    private int runOn(TerminalBuilder builder) {
        try {
            return runOn(builder.build());
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used: " + e.getMessage(), e);
        }
    }

    /** Runs on a terminal, which is closed at the end. */
    int runOn(Terminal terminal) {
        List<String> problems =
                scriptSettings.settings().promptTable().map(settings::load).orElse(List.of());
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            settings.set(ReplSettings.THEME, "none", "TERM");
        } else if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            settings.set(ReplSettings.THEME, "none", "NO_COLOR");
        }
        ReplConsole console = new TerminalConsole(terminal, historyFile(), settings, environment, completer);
        scriptSettings.askBy(name -> console.askSecret(name + ":").map(AccountKey::parse));
        console.print("arr · target: " + target() + " · :help  :tour  Ctrl-D to leave");
        problems.forEach(problem -> console.print("(" + problem + ")"));
        if (historyFile().toFile().length() == 0) {
            console.print(FIRST_STEPS);
        }
        return run(console);
    }

    private String target() {
        if (scriptSettings.isEmulated()) {
            return "embedded emulator, " + TIME;
        }
        Optional<URI> endpoint = scriptSettings.settings().endpoint();
        boolean isRetired = endpoint.map(Region::ofEndpoint)
                .orElse(Optional.of(Region.DEFAULT))
                .isPresent();
        return endpoint.map(Object::toString).orElse("the public service")
                + (isRetired ? ", which ended on 30 September 2025: --emulator runs one here" : "");
    }

    private Path historyFile() {
        String chosen = System.getProperty("arr.history", environment.getOrDefault(UserHome.HISTORY_VARIABLE, ""));
        return chosen.isEmpty()
                ? UserHome.of(name -> Optional.ofNullable(environment.get(name)))
                        .history()
                : Path.of(chosen);
    }

    private int run(ReplConsole console) {
        String place = scriptSettings.isEmulated() ? "emu" : "real";
        ReplLoop loop = new ReplLoop(console, loading, commands, settings, transcript, place);
        loading.thenAccept(runtime -> completer.onLoaded(runtime.completer(), loop));
        Thread loader = new Thread(() -> load(console), "arr-loader");
        loader.setDaemon(true);
        loader.start();
        int code;
        boolean clean = false;
        try (ScriptThreads threads = ScriptThreads.watch(loop::threadFailed)) {
            loop.runScript(script);
            code = loop.run();
            if (!console.isInteractive()) {
                code = loop.runThreads(threads);
            }
        } finally {
            clean = loading.join().workspace().end();
        }
        try {
            console.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the history cannot be written: " + e.getMessage(), e);
        }
        return clean || console.isInteractive() || code == ReplLoop.INTERRUPTED ? code : END_FAILED;
    }

    /** Loads Groovy and all that needs it, while the prompt already takes keys. */
    private void load(ReplConsole console) {
        try {
            ReplRuntime runtime = runtime(console);
            loading.complete(runtime);
            runtime.evaluator().warmUp();
        } catch (RuntimeException | Error e) {
            loading.completeExceptionally(e);
        }
    }

    private ReplRuntime runtime(ReplConsole console) {
        RequestTarget target = scriptSettings.target(this::emulator, TIME);
        Workspace workspace = new Workspace(target, scriptSettings, notice -> console.printError("(" + notice + ")"));
        onOpened.accept(workspace);
        TeeOutputStream out = new TeeOutputStream(console.out(), transcript::addOutput);
        transcript.onFlush(out::flushLine);
        Evaluator evaluator = new Evaluator(workspace, new PrintStream(out, true, StandardCharsets.UTF_8), libraries);
        evaluator.arguments(arguments);
        evaluator.numberResults(settings.isNumbered());
        settings.onChange(() -> evaluator.numberResults(settings.isNumbered()));
        TimeSource time = scriptSettings.isEmulated() ? clock : TimeSource.system();
        SessionTracker tracker = new SessionTracker(workspace, time, scriptSettings.isEmulated());
        ResultFormatter formatter = new ResultFormatter(workspace, tracker, settings, console::screen);
        WaitProgressLine waitLine =
                new WaitProgressLine(console::showStatus, () -> console.screen().width());
        workspace.onSessionEvent(event -> {
            tracker.accept(event);
            formatter.accept(event);
            waitLine.accept(event);
        });
        workspace.history().onExchange(tracker::accept);
        CompletionContext context = CompletionContext.of(evaluator.types(), tracker::sessionIds);
        CodeCompleter code = new CodeCompleter(new MemberCatalogue(catalogue), context);
        return new ReplRuntime(workspace, evaluator, tracker, code, formatter, waitLine);
    }

    /** Starts the emulator, which boots sessions as the settings say, also after they are changed. */
    private ArrEmulator emulator() {
        // A fault that never struck is no reason for a warning: :fault list shows it.
        ArrEmulator emulator =
                ArrEmulator.builder().time(clock).onWarning(warning -> {}).start();
        settings.onChange(() -> setBootProfiles(emulator));
        setBootProfiles(emulator);
        return emulator;
    }

    private void setBootProfiles(ArrEmulator emulator) {
        emulator.boot(SessionSize.STANDARD, settings.boot(SessionSize.STANDARD));
        emulator.boot(SessionSize.PREMIUM, settings.boot(SessionSize.PREMIUM));
    }
}
