package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.completion.CamelHumps;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.CompletionResult;
import dev.arrshell.internal.syntax.PromptInput;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Adapter to JLine: decides whether Enter ends the input, and completes the word at the cursor. */
final class JLineParser implements Parser, Completer {

    private final InputCompleter completer;

    JLineParser(InputCompleter completer) {
        this.completer = completer;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean isEnter = context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT;
        if (isEnter && PromptInput.parse(line).needsMore()) {
            throw new EOFError(-1, -1, "the input needs more lines");
        }
        return new Word(
                line,
                cursor,
                context == ParseContext.COMPLETE ? completer.complete(line, cursor) : CompletionResult.none(cursor));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof Word word) {
            for (CompletionCandidate each : word.completion().candidates()) {
                String description = each.description().isEmpty() ? null : each.description();
                // The number keeps our order, instead of the alphabet's.
                int order = candidates.size() + 1;
                candidates.add(new Candidate(each.value(), each.label(), null, description, null, null, false, order));
            }
        }
    }

    /** The word before the cursor, as JLine asks for it. */
    private record Word(String line, int cursor, CompletionResult completion) implements CompletingParsedLine {

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor - completion.start();
        }

        @Override
        public int rawWordLength() {
            return rawWordCursor();
        }

        /** Empty where what all candidates begin with replaces what is typed, since JLine else only adds to a word. */
        @Override
        public String word() {
            String typed = line.substring(completion.start(), cursor);
            String common = completion.commonStart();
            boolean replaces = !common.startsWith(typed)
                    && (common.regionMatches(true, 0, typed, 0, typed.length())
                            || CamelHumps.isAbbreviation(typed, common));
            return replaces ? "" : typed;
        }

        @Override
        public int wordCursor() {
            return word().length();
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
