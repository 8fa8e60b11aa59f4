package dev.arrshell.internal.repl.syntax;

import dev.arrshell.internal.repl.syntax.Completeness.State;
import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides by brackets, quotes, comments and the last word whether a text is complete or needs more lines. */
public final class CompletenessScanner {

    /** Operators that can end a line; all others need a right side. */
    private static final Set<String> POSTFIX = Set.of("++", "--", ";", "*", "!", "?", "~", "@", "#", "..");

    private static final Set<String> UNFINISHED_WORDS =
            Set.of("else", "try", "do", "finally", "extends", "implements", "instanceof", "as", "in");

    private static final Set<String> WITH_CONDITION = Set.of("if", "while", "for");

    private CompletenessScanner() {}

    public static Completeness scan(String source) {
        List<SourceToken> tokens = SourceLexer.lex(source);
        Deque<SourceToken> open = new ArrayDeque<>();
        for (SourceToken token : tokens) {
            if (token.is(Kind.OPEN)) {
                open.push(token);
            } else if (token.is(Kind.CLOSE) && (open.isEmpty() || !closes(open.pop(), token))) {
                return new Completeness(State.SURPLUS, token.start(), token.text());
            } else if (token.is(Kind.OPEN_STRING)) {
                return unclosed(source, token);
            }
        }
        return unclosedComment(tokens)
                .or(() -> Optional.ofNullable(open.peek()).map(CompletenessScanner::more))
                .or(() -> unfinished(SourceLexer.code(source)))
                .orElseGet(() -> new Completeness(State.COMPLETE, source.length(), ""));
    }

    private static boolean closes(SourceToken open, SourceToken close) {
        char wanted = switch (open.text().charAt(open.text().length() - 1)) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
        return close.text().charAt(0) == wanted;
    }

    /** A slash may begin a string of several lines, but a single one on the last line is more likely a slip. */
    private static Completeness unclosed(String source, SourceToken token) {
        Optional<QuoteStyle> quote = QuoteStyle.of(token.text());
        boolean spansLines = quote.isEmpty() || quote.get().spansLines && quote.get() != QuoteStyle.SLASHY;
        boolean isLast = token.end() == source.length();
        return new Completeness(
                spansLines && isLast ? State.MORE : State.UNCLOSED,
                token.start(),
                quote.map(q -> q.open).orElse(""));
    }

    private static Optional<Completeness> unclosedComment(List<SourceToken> tokens) {
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(tokens.get(tokens.size() - 1))
                        .filter(last -> last.is(Kind.COMMENT) && last.text().startsWith("/*"))
                        .filter(last -> last.text().length() < 4 || !last.text().endsWith("*/"))
                        .map(CompletenessScanner::more);
    }

    private static Completeness more(SourceToken opener) {
        return new Completeness(State.MORE, opener.start(), opener.text());
    }

    /** An operator, a keyword or a condition at the end needs something after it. */
    private static Optional<Completeness> unfinished(List<SourceToken> code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        SourceToken last = code.get(code.size() - 1);
        boolean unfinished = switch (last.kind()) {
            case OPERATOR -> !POSTFIX.contains(last.text());
            case WORD -> UNFINISHED_WORDS.contains(last.text()) && !isMember(code, code.size() - 1);
            case CLOSE -> last.is(")") && endsCondition(code);
            default -> false;
        };
        return unfinished ? Optional.of(more(last)) : Optional.empty();
    }

    private static boolean isMember(List<SourceToken> code, int at) {
        return at > 0 && Set.of(".", "?.", "*.").contains(code.get(at - 1).text());
    }

    /** Whether it ends with {@code if (…)}, but not {@code client.if(…)} or {@code do … while (…)}. */
    private static boolean endsCondition(List<SourceToken> code) {
        int keyword = BracketMatcher.openBefore(code, code.size() - 1) - 1;
        if (keyword < 0) {
            return false;
        }
        boolean endsLoop = code.get(keyword).is("while")
                && keyword > 0
                && code.get(keyword - 1).is("}");
        return WITH_CONDITION.contains(code.get(keyword).text()) && !isMember(code, keyword) && !endsLoop;
    }
}
