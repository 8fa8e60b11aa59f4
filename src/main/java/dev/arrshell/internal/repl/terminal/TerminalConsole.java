package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.display.PromptText;
import dev.arrshell.internal.repl.display.PromptText.Urgency;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.syntax.SourceSecretMasker;
import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.internal.view.layout.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.WCWidth;

/** A person at a terminal: line editing, completion, colours, history. The one class that knows the terminal. */
public final class TerminalConsole implements ReplConsole {

    private static final AttributedStyle NAME = AttributedStyle.DEFAULT.bold();
    private static final AttributedStyle SOON = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle VERY_SOON = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final String MORE = "%P ...> ";

    /** JLine colours its lists by itself unless told of another style, which cannot be none. */
    private static final List<String> COMPLETION_STYLES = List.of(
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_GROUP,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_GROUP);

    private final Terminal terminal;
    private final LineReader reader;
    private final HistoryFile history;
    private final ReplSettings settings;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Map<Palette, SyntaxHighlighter> highlighters = new EnumMap<>(Palette.class);
    private int flashed;

    /**
     * Takes a terminal.
     *
     * @param terminal the terminal, closed with this
     * @param file where the history is kept
     * @param settings the colours among them
     * @param environment where the editor is named
     * @param assistant what completes and gives tips
     */
    public TerminalConsole(
            Terminal terminal,
            Path file,
            ReplSettings settings,
            Map<String, String> environment,
            InputCompleter assistant) {
        this.terminal = terminal;
        this.settings = settings;
        this.environment = environment;
        this.history = new HistoryFile(file);
        this.out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        this.reader = reader(file, assistant);
    }

    private static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private LineReader reader(Path file, InputCompleter assistant) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("arr")
                .terminal(terminal)
                .history(history)
                .parser(new JLineParser(assistant::complete))
                .completer(new JLineCompleter())
                .highlighter(new LineHighlighter(this::colours, isDumb(terminal) ? text -> "" : assistant::tip))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
                .variable(LineReader.LIST_MAX, 60)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0L)
                .variable(LineReader.INDENTATION, 0)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.GROUP_PERSIST, true)
                .option(Option.INSERT_TAB, false)
                .option(Option.HISTORY_IGNORE_DUPS, true)
                .option(Option.HISTORY_IGNORE_SPACE, false)
                .option(Option.HISTORY_REDUCE_BLANKS, false);
        if (prepared(file)) {
            builder.variable(LineReader.HISTORY_FILE, file);
        }
        if (settings.palette() == Palette.NONE) {
            COMPLETION_STYLES.forEach(name -> builder.variable(name, "bold"));
        }
        LineReader made = builder.build();
        made.setAutosuggestion(isDumb(terminal) ? SuggestionType.NONE : SuggestionType.TAIL_TIP);
        return made;
    }

    /** Without a place for it the history lasts as long as the process; nobody wants to be kept from working by that. */
    private static boolean prepared(Path file) {
        try {
            HistoryFile.prepare(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As the theme is now; made when it is first needed. */
    private Optional<SyntaxHighlighter> colours() {
        Palette palette = settings.palette();
        if (palette == Palette.NONE) {
            return Optional.empty();
        }
        return Optional.of(highlighters.computeIfAbsent(palette, HighlighterFactory::highlighter));
    }

    @Override
    public Read next(PromptText prompt) {
        try {
            return new Read.Entered(reader.readLine(styled(prompt)));
        } catch (UserInterruptException e) {
            return new Read.Dropped();
        } catch (EndOfFileException e) {
            return new Read.Ended();
        }
    }

    private String styled(PromptText prompt) {
        AttributedStyle style =
                prompt.urgency() == Urgency.NONE ? NAME : prompt.urgency() == Urgency.SOON ? SOON : VERY_SOON;
        return settings.palette() == Palette.NONE
                ? prompt.text() + " "
                : new AttributedStringBuilder()
                        .append(prompt.text(), style)
                        .append(" ")
                        .toAnsi(terminal);
    }

    @Override
    public Optional<String> ask(String question) {
        reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.TRUE);
        try {
            return Optional.of(reader.readLine(question + " "));
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, Boolean.FALSE);
        }
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public void print(String text) {
        terminal.writer().println(text);
        terminal.flush();
    }

    @Override
    public void complain(String text) {
        print(text);
    }

    @Override
    public void flash(String text) {
        if (!isDumb(terminal)) {
            terminal.writer().print("\r");
            climb((flashed - 1) / screen().width());
            terminal.writer().print(text);
            terminal.puts(Capability.clr_eol);
            terminal.flush();
            flashed = new AttributedString(text).columnLength();
        }
    }

    /** To where the last line begins: one that has become too long for its screen was broken by the terminal. */
    private void climb(int rows) {
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
        int width = terminal.getWidth() > 0 ? terminal.getWidth() : 80;
        return new Screen(width, settings.palette(), WCWidth::wcwidth, settings.isWide());
    }

    @Override
    public Interrupts onInterrupt(Runnable action) {
        SignalHandler before = terminal.handle(Signal.INT, signal -> action.run());
        return () -> terminal.handle(Signal.INT, before);
    }

    @Override
    public void remember() {
        try {
            history.maskAgain();
            if (history.takeKeysMasked() > 0) {
                print("(in the history the key is " + SourceSecretMasker.KEY + ")");
            }
        } catch (IOException e) {
            print("(the history could not be written: " + e + ")");
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
        try {
            return ExternalEditor.edit(text, environment);
        } finally {
            terminal.setAttributes(before);
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
