package dev.arrshell.internal.repl.terminal;

import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/**
 * JLine's reader of lines, but for three things: pastes may have the line ends of Windows, keys that are typed while a
 * statement runs are not echoed, and the first TAB lists candidates also behind a blank, where tips clear the list at once.
 */
final class PromptReader extends LineReaderImpl {

    PromptReader(Terminal terminal) {
        super(terminal, "arr", null);
    }

    /** Begins a statement: its output is not mixed with what is typed meanwhile, which the next line gets. */
    Runnable beginStatement() {
        Attributes before = terminal.getAttributes();
        Attributes running = new Attributes(before);
        running.setLocalFlag(LocalFlag.ECHO, false);
        terminal.setAttributes(running);
        return () -> terminal.setAttributes(before);
    }

    @Override
    protected boolean clearChoices() {
        return "\t".equals(getLastBinding()) || super.clearChoices();
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
