package dev.arrshell.repl;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.groovy.Setup;
import dev.arrshell.groovy.Target;
import dev.arrshell.groovy.Workspace;
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

    private final Setup setup;
    private final Map<String, String> environment;
    private final TickingClock clock = new TickingClock();
    private final Settings settings = new Settings();
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
    public Repl(Setup setup, Map<String, String> environment, Consumer<Workspace> opened) {
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
        return run(new PipedLines(in, out, err), loaded, state());
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
        ShellState state = state();
        colours(terminal, state.settings());
        Assistant assistant = new Assistant(loaded::completions, state.commands(), loaded::prompt);
        Lines lines = new TerminalLines(terminal, historyFile(), state.settings(), environment, assistant);
        lines.print("arr · target: " + target() + " · :help  :tour  Ctrl-D to leave");
        return run(lines, loaded, state);
    }

    private void colours(Terminal terminal, Settings settings) {
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            settings.set(Settings.THEME, "none", "TERM");
        } else if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            settings.set(Settings.THEME, "none", "NO_COLOR");
        }
    }

    private ShellState state() {
        return new ShellState(new Commands(help), settings, new Transcript(), first());
    }

    private int run(Lines lines, Loaded loaded, ShellState state) {
        CompletableFuture<Core> core = loaded.load(lines, state.transcript());
        Shell shell = new Shell(lines, core, state);
        loaded.prompt = new ShellPrompt(shell, lines, state);
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
        return chosen.isEmpty() ? Path.of(System.getProperty("user.home"), ".arr", "history") : Path.of(chosen);
    }

    private Workspace open(Lines lines) {
        Target target = setup.target(this::emulator, TIME);
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

        private volatile Core core;
        private volatile Prompt prompt;

        Optional<Completions> completions() {
            return Optional.ofNullable(core).map(Core::completions);
        }

        /** What commands may ask; nothing before all is loaded, since completion must not wait. */
        Optional<Prompt> prompt() {
            return core == null ? Optional.empty() : Optional.ofNullable(prompt);
        }

        CompletableFuture<Core> load(Lines lines, Transcript transcript) {
            CompletableFuture<Core> loading = new CompletableFuture<>();
            Overheard out = new Overheard(lines.out(), transcript::written);
            transcript.before(out::rest);
            Thread loader = new Thread(() -> load(lines, out, loading), "arr-loader");
            loader.setDaemon(true);
            loader.start();
            return loading;
        }

        private void load(Lines lines, OutputStream out, CompletableFuture<Core> loading) {
            try {
                core = make(lines, out, open(lines));
                loading.complete(core);
                core.evaluator().warmUp();
            } catch (RuntimeException | Error e) {
                loading.completeExceptionally(e);
            }
        }

        private Core make(Lines lines, OutputStream out, Workspace workspace) {
            PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
            Evaluator evaluator = new Evaluator(workspace, printed);
            evaluator.arguments(arguments);
            TimeSource time = setup.isEmulated() ? clock : TimeSource.system();
            PromptFacts facts = new PromptFacts(workspace, time, setup.isEmulated());
            MemberCatalogue members = new MemberCatalogue(help);
            Completions completions = new Completions(members, new Knowledge(evaluator.types(), facts));
            return new Core(workspace, evaluator, facts, completions, new Printer(workspace, settings, lines::screen));
        }
    }
}
