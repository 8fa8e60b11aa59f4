package dev.arrshell.repl;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.groovy.Setup;
import dev.arrshell.groovy.Target;
import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.view.Palette;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.Durations;
import dev.arrshell.time.TickingClock;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
    private final Consumer<Workspace> opened;

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
     * Runs in a pipe.
     *
     * @param in what is to be run
     * @param out where results go
     * @param err where complaints go
     * @return 0, or 1 if a statement failed, 2 for a command that does not exist
     */
    public int runPiped(InputStream in, PrintStream out, PrintStream err) {
        return run(new PipedLines(in, out, err), new Loaded(setup));
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

    /** Runs on a terminal, which is closed at the end. */
    int runOn(Terminal terminal) {
        Loaded loaded = new Loaded(setup);
        CommandWords commands = new CommandWords();
        Assistant assistant = new Assistant(loaded::completions, commands);
        Lines lines = new TerminalLines(terminal, historyFile(), palette(), assistant);
        lines.print("arr · target: " + target(setup) + " · :help, Ctrl-D to leave");
        return run(lines, loaded);
    }

    private int run(Lines lines, Loaded loaded) {
        CompletableFuture<Core> core = loaded.load(lines, this::open);
        int code = new Shell(lines, core, first(setup)).run();
        core.join().workspace().end();
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the history could not be written: " + e.getMessage(), e);
        }
        return code;
    }

    private static String target(Setup setup) {
        return setup.isEmulated()
                ? "embedded emulator, " + TIME
                : setup.settings().endpoint().map(Object::toString).orElse("the public service");
    }

    private static PromptText first(Setup setup) {
        return new PromptText(setup.isEmulated() ? "arr emu>" : "arr real>", PromptText.Urgency.NONE);
    }

    private Palette palette() {
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        String theme = environment.getOrDefault("ARR_THEME", "dark");
        return colours ? Palette.parse(theme) : Palette.NONE;
    }

    private Path historyFile() {
        String chosen = System.getProperty("arr.history", environment.getOrDefault("ARR_HISTORY", ""));
        return chosen.isEmpty() ? Path.of(System.getProperty("user.home"), ".arr", "history") : Path.of(chosen);
    }

    private Workspace open(Setup setup, Lines lines) {
        Target target = setup.target(this::emulator, TIME);
        Workspace workspace = new Workspace(target, setup, notice -> lines.complain("(" + notice + ")"));
        opened.accept(workspace);
        return workspace;
    }

    private ArrEmulator emulator() {
        return ArrEmulator.builder()
                .time(clock)
                .boot(SessionSize.STANDARD, Durations.seconds(3))
                .boot(SessionSize.PREMIUM, Durations.seconds(8))
                .start();
    }

    /** Loads Groovy and all that needs it, while the prompt already takes keys. */
    private final class Loaded {

        private final Setup setup;
        private volatile Core core;

        Loaded(Setup setup) {
            this.setup = setup;
        }

        Optional<Completions> completions() {
            return Optional.ofNullable(core).map(Core::completions);
        }

        CompletableFuture<Core> load(Lines lines, Opening opening) {
            CompletableFuture<Core> loading = new CompletableFuture<>();
            Thread loader = new Thread(() -> load(lines, opening, loading), "arr-loader");
            loader.setDaemon(true);
            loader.start();
            return loading;
        }

        private void load(Lines lines, Opening opening, CompletableFuture<Core> loading) {
            try {
                core = make(lines, opening.open(setup, lines));
                loading.complete(core);
                core.evaluator().warmUp();
            } catch (RuntimeException | Error e) {
                loading.completeExceptionally(e);
            }
        }

        private Core make(Lines lines, Workspace workspace) {
            Evaluator evaluator = new Evaluator(workspace, lines.out());
            TimeSource time = setup.isEmulated() ? clock : TimeSource.system();
            PromptFacts facts = new PromptFacts(workspace, time, setup.isEmulated());
            MemberCatalogue members = new MemberCatalogue(Sentences.NONE);
            Completions completions = new Completions(members, new Knowledge(evaluator.types(), facts));
            return new Core(workspace, evaluator, facts, completions, new Display(workspace, lines::screen));
        }
    }

    /** Makes the workspace. */
    @FunctionalInterface
    private interface Opening {

        Workspace open(Setup setup, Lines lines);
    }
}
