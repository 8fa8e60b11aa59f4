package dev.arrshell.internal.repl.terminal;

import java.io.IOError;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.OSUtils;

/**
 * JLine's reader of lines, changed where it loses or mixes up what is typed: pastes may have the line ends of Windows,
 * Ctrl-C keeps its place among the keys, keys that are typed while a statement runs are not echoed, a window of another
 * width shows the line once, and the first TAB lists candidates also behind a blank, where tips clear the list at once. Shows
 * the rest of an earlier line that begins as typed, dim; Right and End take it, Alt-Right and Alt-F a word of it. Indents what is
 * typed in several lines, but nothing that is pasted. Below a list of candidates stands the description of the chosen one.
 */
final class PromptReader extends LineReaderImpl {

    /** The control character that stands for none. */
    private static final int NONE = OSUtils.IS_OSX ? 0xff : 0;

    /** The widget that ends the reading of a line as an interrupt does. */
    private static final String INTERRUPT = "interrupt";

    /** As xterm and most others send it; JLine knows the other form. */
    private static final String ALT_RIGHT = "\033[1;3C";

    private final BooleanSupplier suggesting;
    private String suggestion = "";
    private Optional<Candidate> chosen = Optional.empty();

    /**
     * Makes a reader.
     *
     * @param suggesting whether lines of the history are suggested
     */
    PromptReader(Terminal terminal, BooleanSupplier suggesting) {
        super(terminal, "arr", null);
        this.suggesting = suggesting;
        getWidgets().put(CALLBACK_INIT, this::makeInterruptKey);
        getWidgets().put(INTERRUPT, this::interrupt);
    }

    /**
     * Chooses the keys.
     *
     * @param set the set of keys, of Emacs or of vi, as JLine calls it
     * @param actions what keys do that do something else than in the set, by names such as {@code ctrl-t}
     */
    void useKeys(String set, Map<String, String> actions) {
        Map<String, KeyMap<Binding>> all = defaultKeyMaps();
        List.of(EMACS, VIINS).forEach(name -> {
            all.get(name).bind(new Reference(FORWARD_WORD), ALT_RIGHT);
            actions.forEach((key, action) -> all.get(name).bind(new Reference(action), sequence(key)));
        });
        all.values().forEach(keys -> keys.bind(new Reference(INTERRUPT), KeyMap.ctrl('C')));
        all.put(MAIN, all.get(set));
        getKeyMaps().putAll(all);
    }

    /** The characters that the terminal sends for a key; null if it has no such key. */
    private String sequence(String key) {
        char last = key.charAt(key.length() - 1);
        return key.startsWith("ctrl-")
                ? KeyMap.ctrl(last)
                : key.startsWith("alt-") ? KeyMap.alt(last) : KeyMap.key(terminal, Capability.valueOf("key_" + key));
    }

    /** Makes Ctrl-C a key while a line is read. As a signal it would overtake the keys before it, or be overtaken. */
    private boolean makeInterruptKey() {
        makeInterruptKey(terminal);
        return true;
    }

    static void makeInterruptKey(Terminal terminal) {
        Attributes raw = terminal.getAttributes();
        raw.setControlChar(ControlChar.VINTR, NONE);
        terminal.setAttributes(raw);
    }

    private boolean interrupt() {
        state = State.INTERRUPT;
        return true;
    }

    /** Reads the answer to a question, such as whether to list many candidates; Ctrl-C drops the line there too. */
    @Override
    public int readCharacter() {
        int answer = super.readCharacter();
        if (answer == KeyMap.ctrl('C').charAt(0)) {
            interrupt();
        }
        return answer;
    }

    /** Deletes only: at the end of a line JLine would list candidates, or ask for leave to, where tips hide the question. */
    @Override
    protected boolean deleteCharOrList() {
        return deleteChar();
    }

    /** Begins a statement: its output is not mixed with what is typed meanwhile, which the next line gets. */
    Runnable beginStatement() {
        Attributes before = terminal.getAttributes();
        Attributes running = new Attributes(before);
        running.setLocalFlag(LocalFlag.ECHO, false);
        terminal.setAttributes(running);
        // The shell sets its own attributes while the process is stopped.
        SignalHandler previous = terminal.handle(Signal.CONT, signal -> terminal.setAttributes(running));
        return () -> {
            terminal.handle(Signal.CONT, previous);
            terminal.setAttributes(before);
        };
    }

    /** Draws the line anew in a window of another size, and after Ctrl-Z, where the shell has changed the terminal. */
    @Override
    protected void handleSignal(Signal signal) {
        lock.lock();
        try {
            Size now = terminal.getBufferSize();
            if (signal == Signal.WINCH && now.getColumns() > 0 && !now.equals(size)) {
                clearFromPrompt(now.getColumns());
            }
            super.handleSignal(signal);
            if (signal == Signal.CONT) {
                makeInterruptKey();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Clears the line where it stands after the terminal has wrapped it at its new width. */
    private void clearFromPrompt(int columns) {
        List<AttributedString> prompts = new ArrayList<>();
        getDisplayedBufferWithPrompts(prompts);
        prompts.add(0, prompt);
        String[] lines = buf.upToCursor().split("\n", -1);
        int rows = 0;
        for (int i = 0; i < lines.length; i++) {
            int width = prompts.get(i).columnLength() + display.wcwidth(lines[i]);
            rows += i == lines.length - 1 ? width / columns : Math.max(0, width - 1) / columns + 1;
        }
        for (int i = 0; i < rows; i++) {
            terminal.puts(Capability.cursor_up);
        }
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
    }

    /** Reads a key. One that follows an interrupt, which JLine notices with the key only, belongs to the next line. */
    @Override
    protected <T> T doReadBinding(KeyMap<T> keys, KeyMap<T> local) {
        T binding = super.doReadBinding(keys, local);
        if (Thread.interrupted()) {
            runMacro(getLastBinding());
            throw new IOError(new InterruptedIOException("interrupted before a key"));
        }
        return binding;
    }

    /** The suggestion after the typed text; empty if there is none. */
    String suggestion() {
        boolean isWanted = suggesting.getAsBoolean()
                && buf.cursor() == buf.length()
                && !Boolean.TRUE.equals(getVariable(DISABLE_HISTORY));
        return isWanted ? HistorySuggester.rest(history, buf.toString()) : "";
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        suggestion = doAutosuggestion && post == null ? suggestion() : "";
        AttributedStringBuilder shown = new AttributedStringBuilder()
                .append(super.getDisplayedBufferWithPrompts(secondaryPrompts))
                .styled(AttributedStyle::faint, suggestion);
        description()
                .filter(text -> fitsBelow(shown, text))
                .ifPresent(text -> shown.append("\n").append(text));
        return shown.toAttributedString();
    }

    /** Remembers the candidate that is chosen in the list; none if the list is only shown. */
    @Override
    protected PostResult computePost(
            List<Candidate> possible, Candidate selection, List<Candidate> ordered, String completed) {
        chosen = Optional.ofNullable(selection);
        return super.computePost(possible, selection, ordered, completed);
    }

    /** The description of the candidate that is chosen, whole, as the list has no room for it. */
    private Optional<String> description() {
        return post == null
                ? Optional.empty()
                : chosen.filter(each -> each.descr() != null).map(each -> each.displ() + "  " + each.descr());
    }

    private boolean fitsBelow(AttributedStringBuilder shown, String text) {
        int columns = size.getColumns();
        return columns > 0
                && shown.columnSplitLength(columns).size() + new AttributedString(text).columnLength() / columns + 1
                        <= size.getRows();
    }

    @Override
    protected boolean forwardChar() {
        return take(suggestion) || super.forwardChar();
    }

    @Override
    protected boolean endOfLine() {
        return take(suggestion) || super.endOfLine();
    }

    @Override
    protected boolean forwardWord() {
        return take(HistorySuggester.firstWord(suggestion)) || super.forwardWord();
    }

    private boolean take(String suggested) {
        boolean taken = !suggested.isEmpty() && buf.cursor() == buf.length();
        if (taken) {
            buf.write(suggested);
        }
        return taken;
    }

    /** Indents the line that Enter begins where the input needs more. */
    @Override
    protected boolean acceptLine() {
        String before = buf.upToCursor();
        int length = buf.length();
        boolean accepted = super.acceptLine();
        if (buf.length() > length) {
            buf.write(LineIndentation.ofNext(before));
        }
        return accepted;
    }

    /** Moves a bracket that closes at the begin of a line to the indentation of the line that it closes. */
    @Override
    protected boolean insertClose(String bracket) {
        String before = buf.upToCursor();
        int lineStart = before.lastIndexOf('\n') + 1;
        if (lineStart > 0 && before.substring(lineStart).isBlank()) {
            LineIndentation.ofCloser(before).ifPresent(blanks -> {
                buf.backspace(before.length() - lineStart);
                buf.write(blanks);
            });
        }
        return super.insertClose(bracket);
    }

    /** Keeps what is shown below the line after TAB, and the text of a search. */
    @Override
    protected boolean clearChoices() {
        return searchTerm != null || "\t".equals(getLastBinding()) || super.clearChoices();
    }

    @Override
    public boolean beginPaste() {
        String pasted = doReadStringUntil(BRACKETED_PASTE_END);
        regionActive = RegionType.PASTE;
        regionMark = getBuffer().cursor();
        getBuffer().write(pasted.replace("\r\n", "\n").replace('\r', '\n'));
        return true;
    }
}
