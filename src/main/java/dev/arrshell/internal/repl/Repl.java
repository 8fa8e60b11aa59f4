package dev.arrshell.internal.repl;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.files.UserHome;
import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.CommandRegistry;
import dev.arrshell.internal.repl.completion.CodeCompleter;
import dev.arrshell.internal.repl.completion.MemberCatalogue;
import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.display.ResultPrinter;
import dev.arrshell.internal.repl.display.SessionTracker;
import dev.arrshell.internal.repl.display.TeeOutputStream;
import dev.arrshell.internal.repl.display.Transcript;
import dev.arrshell.internal.repl.eval.Evaluator;
import dev.arrshell.internal.repl.help.HelpCatalogue;
import dev.arrshell.internal.repl.terminal.InputCompleter;
import dev.arrshell.internal.repl.terminal.PipeConsole;
import dev.arrshell.internal.repl.terminal.TerminalConsole;
import dev.arrshell.internal.script.state.RequestTarget;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.TickingClock;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
 * The prompt: reads what is entered, runs it, shows what came of it, until the end of the input. On a terminal it
 * completes, colours and remembers; in a pipe it runs each statement and stops at the first that fails.
 */
public final class Repl {

    private static final String TIME = "on a clock that :clock moves";

    private final ScriptSettings setup;
    private final Map<String, String> environment;
    private final TickingClock clock = new TickingClock();
    private final ReplSettings settings = new ReplSettings();
    private final HelpCatalogue help = new HelpCatalogue();
    private final Consumer<Workspace> opened;
    private String script = "";
    private List<String> arguments = List.of();

    /**
     * Describes a prompt.
     *
     * @param setup what is configured
     * @param environment names and values, as of the process
     * @param opened told the workspace once it is there, to see to its end
     * @throws NullPointerException if an argument is null
     */
    public Repl(ScriptSettings setup, Map<String, String> environment, Consumer<Workspace> opened) {
        this.setup = Objects.requireNonNull(setup, "setup");
        this.environment = Map.copyOf(environment);
        this.opened = Objects.requireNonNull(opened, "opened");
    }

    /**
     * Runs a script first; where it fails the prompt opens all the same, on what it has done so far.
     *
     * @param source the script's text
     * @param given what it and all that follows see as {@code args}
     * @return this
     * @throws NullPointerException if an argument is null
     */
    public Repl startingWith(String source, List<String> given) {
        script = Objects.requireNonNull(source, "source");
        arguments = List.copyOf(given);
        return this;
    }

    /**
     * Runs in a pipe.
     *
     * @param in what is to be run
     * @param out where results go
     * @param err where complaints go
     * @return 0; 1 if a statement failed, 2 for a wrong command, 130 if it was interrupted
     */
    public int runPiped(InputStream in, PrintStream out, PrintStream err) {
        Loaded loaded = new Loaded();
        return run(new PipeConsole(in, out, err), loaded, state());
    }

    /**
     * Runs on the terminal of the process.
     *
     * @return 0
     * @throws UncheckedIOException if the terminal cannot be used
     */
    public int runOnTerminal() {
        try {
            return runOn(TerminalBuilder.builder().system(true).dumb(true).build());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use this terminal: " + e.getMessage(), e);
        }
    }

    /**
     * Runs on a terminal whose other end these streams are.
     *
     * @param typed what is typed; its end ends the prompt
     * @param shown where the screen goes
     * @return 0
     * @throws UncheckedIOException if there can be no such terminal
     */
    public int runOn(InputStream typed, OutputStream shown) {
        try {
            return runOn(TerminalBuilder.builder()
                    .system(false)
                    .streams(typed, shown)
                    .type("xterm-256color")
                    .size(new Size(80, 24))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a terminal: " + e.getMessage(), e);
        }
    }

    /** Runs on a terminal, which is closed at the end. */
    int runOn(Terminal terminal) {
        Loaded loaded = new Loaded();
        ReplContext state = state();
        colours(terminal, state.settings());
        InputCompleter assistant = new InputCompleter(loaded::completions, state.commands(), loaded::prompt);
        ReplConsole lines = new TerminalConsole(terminal, historyFile(), state.settings(), environment, assistant);
        lines.print("arr · target: " + target() + " · :help  :tour  Ctrl-D to leave");
        return run(lines, loaded, state);
    }

    private void colours(Terminal terminal, ReplSettings settings) {
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            settings.set(ReplSettings.THEME, "none", "TERM");
        } else if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            settings.set(ReplSettings.THEME, "none", "NO_COLOR");
        }
    }

    private ReplContext state() {
        return new ReplContext(new CommandRegistry(help), settings, new Transcript(), first());
    }

    private int run(ReplConsole lines, Loaded loaded, ReplContext state) {
        CompletableFuture<ReplRuntime> core = loaded.load(lines, state.transcript());
        ReplLoop shell = new ReplLoop(lines, core, state);
        loaded.prompt = new ReplCommandContext(shell, lines, state);
        shell.begin(script);
        int code = shell.run();
        core.join().workspace().end();
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the history could not be written: " + e.getMessage(), e);
        }
        return code;
    }

    private String target() {
        return setup.isEmulated()
                ? "embedded emulator, " + TIME
                : setup.settings().endpoint().map(Object::toString).orElse("the public service");
    }

    private PromptText first() {
        return new PromptText(setup.isEmulated() ? "arr emu>" : "arr real>", PromptText.Urgency.NONE);
    }

    private Path historyFile() {
        String chosen = System.getProperty("arr.history", environment.getOrDefault("ARR_HISTORY", ""));
        return chosen.isEmpty()
                ? UserHome.of(name -> Optional.ofNullable(environment.get(name)))
                        .history()
                : Path.of(chosen);
    }

    private Workspace open(ReplConsole lines) {
        RequestTarget target = setup.target(this::emulator, TIME);
        Workspace workspace = new Workspace(target, setup, notice -> lines.complain("(" + notice + ")"));
        opened.accept(workspace);
        return workspace;
    }

    /** Boots as the settings say, also after they are changed. */
    private ArrEmulator emulator() {
        // Faults that never struck are no slip here, where a person sees them in :fault list.
        ArrEmulator emulator =
                ArrEmulator.builder().time(clock).onWarning(warning -> {}).start();
        settings.onChange(() -> boots(emulator));
        boots(emulator);
        return emulator;
    }

    private void boots(ArrEmulator emulator) {
        emulator.boot(SessionSize.STANDARD, settings.boot(SessionSize.STANDARD));
        emulator.boot(SessionSize.PREMIUM, settings.boot(SessionSize.PREMIUM));
    }

    /** Loads Groovy and all that needs it, while the prompt already takes keys. */
    private final class Loaded {

        private volatile ReplRuntime core;
        private volatile CommandContext prompt;

        Optional<CodeCompleter> completions() {
            return Optional.ofNullable(core).map(ReplRuntime::completions);
        }

        /** What commands may ask; nothing before all is loaded, since completion must not wait. */
        Optional<CommandContext> prompt() {
            return core == null ? Optional.empty() : Optional.ofNullable(prompt);
        }

        CompletableFuture<ReplRuntime> load(ReplConsole lines, Transcript transcript) {
            CompletableFuture<ReplRuntime> loading = new CompletableFuture<>();
            TeeOutputStream out = new TeeOutputStream(lines.out(), transcript::written);
            transcript.before(out::rest);
            Thread loader = new Thread(() -> load(lines, out, loading), "arr-loader");
            loader.setDaemon(true);
            loader.start();
            return loading;
        }

        private void load(ReplConsole lines, OutputStream out, CompletableFuture<ReplRuntime> loading) {
            try {
                core = make(lines, out, open(lines));
                loading.complete(core);
                core.evaluator().warmUp();
            } catch (RuntimeException | Error e) {
                loading.completeExceptionally(e);
            }
        }

        private ReplRuntime make(ReplConsole lines, OutputStream out, Workspace workspace) {
            PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
            Evaluator evaluator = new Evaluator(workspace, printed);
            evaluator.arguments(arguments);
            TimeSource time = setup.isEmulated() ? clock : TimeSource.system();
            SessionTracker facts = new SessionTracker(workspace, time, setup.isEmulated());
            MemberCatalogue members = new MemberCatalogue(help);
            CodeCompleter completions =
                    new CodeCompleter(members, new PromptCompletionContext(evaluator.types(), facts));
            return new ReplRuntime(
                    workspace, evaluator, facts, completions, new ResultPrinter(workspace, settings, lines::screen));
        }
    }
}
