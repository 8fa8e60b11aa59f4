package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jline.builtins.SyntaxHighlighter;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Highlighter of the line that is typed: colours it, marks matching brackets and what a search has found, shows the tip after it. */
final class LineHighlighter implements Highlighter {

    /** Longer inputs are not coloured: doing so at each key would make typing slow. */
    private static final int MAX_LENGTH = 4_000;

    /** The columns that are left to the prompt, of which the widest has 40. */
    private static final int PROMPT_WIDTH = 42;

    private static final AttributedStyle PAIR = AttributedStyle.DEFAULT.bold().underline();
    private static final AttributedStyle WRONG = AttributedStyle.DEFAULT.inverse();
    private static final AttributedStyle FOUND = AttributedStyle.DEFAULT.underline();

    private final Supplier<Optional<SyntaxHighlighter>> colours;
    private final UnaryOperator<String> tip;

    LineHighlighter(Supplier<Optional<SyntaxHighlighter>> colours, UnaryOperator<String> tip) {
        this.colours = colours;
        this.tip = tip;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        int cursor = reader.getBuffer().cursor();
        boolean atEnd = cursor == buffer.length() && !buffer.contains("\n");
        reader.setTailTip(
                atEnd
                        ? fit(tip.apply(buffer), reader.getTerminal().getWidth() - PROMPT_WIDTH - buffer.length() - 3)
                        : "");
        Optional<SyntaxHighlighter> rules = buffer.length() > MAX_LENGTH ? Optional.empty() : colours.get();
        AttributedString shown = rules.map(each -> markBrackets(coloured(each, buffer), buffer, cursor))
                .orElseGet(() -> new AttributedString(buffer));
        return markFound(shown, reader.getSearchTerm());
    }

    /** Marks what a search of the history has found. */
    private static AttributedString markFound(AttributedString text, String searched) {
        int start =
                searched == null || searched.isEmpty() ? -1 : text.toString().indexOf(searched);
        if (start < 0) {
            return text;
        }
        AttributedStringBuilder result = new AttributedStringBuilder().append(text);
        style(result, start, start + searched.length(), FOUND);
        return result.toAttributedString();
    }

    /** Shortens a tip so that it does not wrap. */
    private static String fit(String tip, int room) {
        return tip.isEmpty() || room < 10 ? "" : "  " + (tip.length() > room ? tip.substring(0, room - 1) + "…" : tip);
    }

    private static AttributedString coloured(SyntaxHighlighter rules, String buffer) {
        AttributedString text = rules.reset().highlight(buffer);
        // A faulty rule must not hide what is typed.
        return text.toString().equals(buffer) ? text : new AttributedString(buffer);
    }

    private static AttributedString markBrackets(AttributedString text, String buffer, int cursor) {
        AttributedStringBuilder result = new AttributedStringBuilder().append(text);
        Deque<SourceToken> open = new ArrayDeque<>();
        for (SourceToken token : SourceLexer.lex(buffer)) {
            if (token.is(Kind.OPEN)) {
                open.push(token);
            } else if (token.is(Kind.CLOSE)) {
                close(result, open.poll(), token, cursor);
            }
        }
        return result.toAttributedString();
    }

    private static void close(AttributedStringBuilder result, SourceToken opener, SourceToken closer, int cursor) {
        if (opener == null) {
            style(result, closer.start(), closer.end(), WRONG);
        } else if (isAt(opener, cursor) || isAt(closer, cursor)) {
            style(result, opener.start(), opener.end(), PAIR);
            style(result, closer.start(), closer.end(), PAIR);
        }
    }

    private static boolean isAt(SourceToken token, int cursor) {
        return token.start() == cursor || token.end() == cursor;
    }

    private static void style(AttributedStringBuilder result, int start, int end, AttributedStyle style) {
        AttributedString whole = result.toAttributedString();
        result.setLength(0);
        result.append(whole.subSequence(0, start));
        result.append(whole.subSequence(start, end).toString(), style);
        result.append(whole.subSequence(end, whole.length()));
    }
}
