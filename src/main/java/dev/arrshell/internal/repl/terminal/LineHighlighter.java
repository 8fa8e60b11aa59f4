package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.syntax.SourceLexer;
import dev.arrshell.internal.repl.syntax.SourceToken;
import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jline.builtins.SyntaxHighlighter;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed, marks the bracket that belongs to the one at the cursor, and shows the tip after the line. */
final class LineHighlighter implements Highlighter {

    /** Long pastes are shown as they are: colouring them at each key would make typing slow. */
    private static final int LONGEST = 4_000;

    private static final AttributedStyle PAIR = AttributedStyle.DEFAULT.bold().underline();
    private static final AttributedStyle WRONG = AttributedStyle.DEFAULT.inverse();

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
        reader.setTailTip(atEnd ? room(reader, buffer, tip.apply(buffer)) : "");
        Optional<SyntaxHighlighter> rules = buffer.length() > LONGEST ? Optional.empty() : colours.get();
        return rules.map(each -> brackets(coloured(each, buffer), buffer, cursor))
                .orElseGet(() -> new AttributedString(buffer));
    }

    /** The tip as far as it fits on the line; it must not wrap. */
    private static String room(LineReader reader, String buffer, String tip) {
        int prompt = 42;
        int room = reader.getTerminal().getWidth() - prompt - buffer.length() - 3;
        return tip.isEmpty() || room < 10 ? "" : "  " + (tip.length() > room ? tip.substring(0, room - 1) + "…" : tip);
    }

    private static AttributedString coloured(SyntaxHighlighter rules, String buffer) {
        AttributedString text = rules.reset().highlight(buffer);
        // A rule that goes wrong must not swallow what is typed.
        return text.toString().equals(buffer) ? text : new AttributedString(buffer);
    }

    private static AttributedString brackets(AttributedString text, String buffer, int cursor) {
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
            style(result, closer, WRONG);
        } else if (isAt(opener, cursor) || isAt(closer, cursor)) {
            style(result, opener, PAIR);
            style(result, closer, PAIR);
        }
    }

    private static boolean isAt(SourceToken token, int cursor) {
        return token.start() == cursor || token.end() == cursor;
    }

    private static void style(AttributedStringBuilder result, SourceToken token, AttributedStyle style) {
        AttributedString whole = result.toAttributedString();
        result.setLength(0);
        result.append(whole.subSequence(0, token.start()));
        result.append(whole.subSequence(token.start(), token.end()).toString(), style);
        result.append(whole.subSequence(token.end(), whole.length()));
    }

    @Override
    public void setErrorPattern(Pattern pattern) {
        // Nothing is marked by pattern.
    }

    @Override
    public void setErrorIndex(int index) {
        // Nothing is marked by index.
    }
}
