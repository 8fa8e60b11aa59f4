package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.display.LiveView;
import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.PromptText.Urgency;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.internal.view.layout.Screen;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.builtins.SyntaxHighlighter;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReader.SuggestionType;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.WCWidth;

/** Console for a user at a terminal, with line editing, completion, colours and history. */
public final class TerminalConsole implements ReplConsole {

    private static final AttributedStyle NAME = AttributedStyle.DEFAULT.bold();
    private static final AttributedStyle SOON = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle VERY_SOON = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    /** The number of columns where the terminal does not tell it. */
    private static final int DEFAULT_WIDTH = 80;

    private static final String MORE = "%P ...> ";

    /** The styles of JLine's lists of candidates; where there are no colours they have to be set, to bold. */
    private static final List<String> COMPLETION_STYLES = List.of(
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_GROUP,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_GROUP);

    private final Terminal terminal;
    private final PromptReader reader;
    private final PromptOutput output;
    private final HistoryFile history;
    private final ReplSettings settings;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Map<Palette, SyntaxHighlighter> highlighters = new EnumMap<>(Palette.class);
    private int statusWidth;

    /**
     * Makes a console.
     *
     * @param terminal the terminal, closed with this
     * @param historyFile where the history is stored
     * @param settings the settings, of which it uses the theme
     * @param environment the environment, which names the editor
     * @param completer completes inputs and gives tips
     */
    public TerminalConsole(
            Terminal terminal,
            Path historyFile,
            ReplSettings settings,
            Map<String, String> environment,
            InputCompleter completer) {
        this.terminal = terminal;
        this.settings = settings;
        this.environment = environment;
        this.history = new HistoryFile(historyFile);
        this.reader = reader(historyFile, completer);
        this.output = new PromptOutput(terminal, reader, System.err);
        settings.onChange(this::chooseKeys);
        chooseKeys();
        this.out = new PrintStream(output, true, StandardCharsets.UTF_8);
    }

    private void chooseKeys() {
        reader.useKeys(settings.hasViKeys() ? LineReader.VIINS : LineReader.EMACS, settings.keys());
    }

    private static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private PromptReader reader(Path historyFile, InputCompleter completer) {
        JLineParser parser = new JLineParser(completer);
        PromptReader made = new PromptReader(terminal, () -> !isDumb(terminal) && settings.isSuggesting());
        made.setParser(parser);
        made.setCompleter(parser);
        made.setHighlighter(new LineHighlighter(
                this::highlighter,
                text -> isDumb(terminal) || !made.suggestion().isEmpty() ? "" : completer.tip(text)));
        made.variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
                .variable(LineReader.LIST_MAX, 60)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0L)
                .variable(LineReader.INDENTATION, 0)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.COMPLETE_MATCHER_CAMELCASE, true)
                .option(Option.GROUP_PERSIST, true)
                .option(Option.INSERT_TAB, false)
                .option(Option.HISTORY_IGNORE_DUPS, true)
                .option(Option.HISTORY_IGNORE_SPACE, false)
                .option(Option.HISTORY_REDUCE_BLANKS, false);
        if (canStore(historyFile)) {
            made.setVariable(LineReader.HISTORY_FILE, historyFile);
        }
        if (settings.palette() == Palette.NONE) {
            COMPLETION_STYLES.forEach(name -> made.setVariable(name, "bold"));
        }
        // Last, since it reads the file that the variable names.
        made.setHistory(history);
        made.setAutosuggestion(isDumb(terminal) ? SuggestionType.NONE : SuggestionType.TAIL_TIP);
        return made;
    }

    /** Whether the history can be stored; if not, it lasts as long as the process. */
    private static boolean canStore(Path file) {
        try {
            HistoryFile.prepare(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The highlighter of the present theme, made when first needed. */
    private Optional<SyntaxHighlighter> highlighter() {
        Palette palette = settings.palette();
        if (palette == Palette.NONE) {
            return Optional.empty();
        }
        return Optional.of(highlighters.computeIfAbsent(palette, HighlighterFactory::highlighter));
    }

    @Override
    public Optional<String> read(PromptText prompt) {
        try {
            return readLine(styled(prompt));
        } catch (UserInterruptException e) {
            return Optional.of("");
        }
    }

    /** Reads a line; empty at the end of the input, as which a closed terminal counts. */
    private Optional<String> readLine(String prompt) {
        try {
            output.endLine();
            return Optional.of(reader.readLine(prompt));
        } catch (EndOfFileException e) {
            return Optional.empty();
        } catch (IllegalStateException | IOError e) {
            if (isInteractive()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private String styled(PromptText prompt) {
        AttributedStyle style =
                prompt.urgency() == Urgency.NONE ? NAME : prompt.urgency() == Urgency.SOON ? SOON : VERY_SOON;
        // JLine takes a percent sign as the begin of a placeholder.
        String text = prompt.text().replace("%", "%%");
        return settings.palette() == Palette.NONE
                ? text + " "
                : new AttributedStringBuilder().append(text, style).append(" ").toAnsi(terminal);
    }

    @Override
    public Optional<String> ask(String question) {
        reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.TRUE);
        try {
            return readLine(question + " ");
        } catch (UserInterruptException e) {
            return Optional.empty();
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.FALSE);
        }
    }

    /** Reads with the keys of a line: a read by the system would go on after Ctrl-C and take the keys of the next line. */
    @Override
    public Optional<String> askSecret(String question) {
        if (reader.isReading()) {
            return Optional.empty();
        }
        reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.TRUE);
        try {
            output.endLine();
            return Optional.of(reader.readLine(question + " ", (char) 0)).filter(answer -> !answer.isEmpty());
        } catch (UserInterruptException e) {
            terminal.raise(Signal.INT);
            return Optional.empty();
        } catch (EndOfFileException e) {
            return Optional.empty();
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.FALSE);
        }
    }

    /** False once the terminal is closed, as JLine does it when a signal ends the process. */
    @Override
    public boolean isInteractive() {
        try {
            return terminal.writer() != null;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    @Override
    public void print(String text) {
        output.print(text);
    }

    @Override
    public void printError(String text) {
        print(text);
    }

    @Override
    public void showStatus(String text) {
        if (!isDumb(terminal)) {
            unlessClosed(() -> overwriteLine(text));
        }
    }

    private void overwriteLine(String text) {
        terminal.writer().print("\r");
        moveUp((statusWidth - 1) / screen().width());
        terminal.writer().print(text);
        terminal.puts(Capability.clr_eol);
        terminal.flush();
        statusWidth = new AttributedString(text).columnLength();
    }

    private void unlessClosed(Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException e) {
            if (isInteractive()) {
                throw e;
            }
        }
    }

    /** Moves up to where a status line begins that the terminal has wrapped because it became narrower. */
    private void moveUp(int rows) {
        for (int i = 0; i < rows; i++) {
            terminal.puts(Capability.cursor_up);
        }
        if (rows > 0) {
            terminal.puts(Capability.clr_eos);
        }
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public Screen screen() {
        return new Screen(width(), settings.palette(), WCWidth::wcwidth, settings.isWide());
    }

    private int width() {
        int width = isInteractive() ? terminal.getWidth() : 0;
        return width > 0 ? width : DEFAULT_WIDTH;
    }

    @Override
    public Runnable beginStatement(Runnable onInterrupt) {
        SignalHandler before = terminal.handle(Signal.INT, signal -> onInterrupt.run());
        Runnable endStatement = reader.beginStatement();
        return () -> {
            unlessClosed(endStatement);
            terminal.handle(Signal.INT, before);
        };
    }

    @Override
    public void maskHistory() {
        try {
            history.maskAgain();
            if (history.takeKeysMasked() > 0) {
                print("(the history has " + SourceSecretMasker.KEY + " in place of the key)");
            }
        } catch (IOException e) {
            print("(the history cannot be written: " + e + ")");
        }
    }

    @Override
    public List<String> history() {
        List<String> entries = new ArrayList<>();
        history.forEach(entry -> entries.add(entry.line()));
        return entries;
    }

    @Override
    public String edit(String text) {
        Attributes before = terminal.getAttributes();
        // An editor of lines leaves the echo to the terminal.
        Attributes echoing = new Attributes(before);
        echoing.setLocalFlag(LocalFlag.ECHO, true);
        terminal.setAttributes(echoing);
        try {
            return ExternalEditor.edit(text, environment);
        } finally {
            terminal.setAttributes(before);
        }
    }

    @Override
    public void watch(LiveView view, Duration interval) {
        if (isDumb(terminal) || terminal.getStringCapability(Capability.enter_ca_mode) == null) {
            ReplConsole.super.watch(view, interval);
            return;
        }
        output.hold();
        try {
            new LiveScreen(terminal, view, interval, this::screen).show();
        } finally {
            output.release();
        }
    }

    @Override
    public void clear() {
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    @Override
    public void close() throws IOException {
        history.save();
        terminal.close();
    }
}
