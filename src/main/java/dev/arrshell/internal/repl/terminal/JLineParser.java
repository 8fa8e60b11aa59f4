package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.completion.CompletionResult;
import dev.arrshell.internal.repl.syntax.Completeness;
import dev.arrshell.internal.repl.syntax.CompletenessScanner;
import dev.arrshell.internal.repl.syntax.PromptInput;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine when Enter ends what is typed, and which word TAB is to complete. */
final class JLineParser implements Parser {

    private final Completer completer;

    /** Finds the word at the cursor. */
    @FunctionalInterface
    interface Completer {

        CompletionResult complete(String source, int cursor);
    }

    JLineParser(Completer completer) {
        this.completer = completer;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            return new Word(line, cursor, completer.complete(line, cursor));
        }
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            needMore(line);
        }
        return new Word(line, cursor, new CompletionResult(cursor, "", List.of()));
    }

    private static void needMore(String line) {
        PromptInput unit = PromptInput.of(line);
        if (unit.isCommand()) {
            return;
        }
        Completeness scan = CompletenessScanner.scan(unit.source());
        if (scan.is(Completeness.State.MORE)) {
            throw new EOFError(-1, -1, "more is needed", scan.mark());
        }
    }

    /** The word at the cursor, which ends where the cursor is or goes on behind it. */
    record Word(String line, int cursor, CompletionResult completing) implements CompletingParsedLine {

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor - completing.start();
        }

        @Override
        public int rawWordLength() {
            return rawWordCursor();
        }

        @Override
        public String word() {
            return line.substring(completing.start(), cursor);
        }

        @Override
        public int wordCursor() {
            return rawWordCursor();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }
    }
}
