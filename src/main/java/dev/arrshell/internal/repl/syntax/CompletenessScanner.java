package dev.arrshell.internal.repl.syntax;

import dev.arrshell.internal.repl.syntax.Completeness.State;
import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a text is whole or more lines are needed, by its brackets, quotes, comments and its last word. */
public final class CompletenessScanner {

    /** A line cannot end with these; all other operators at an end wait for their right side. */
    private static final Set<String> POSTFIX = Set.of("++", "--", ";", "*", "!", "?", "~", "@", "#", "..");

    private static final Set<String> WAITING_WORDS =
            Set.of("else", "try", "do", "finally", "extends", "implements", "instanceof", "as", "in");

    private static final Set<String> WITH_CONDITION = Set.of("if", "while", "for");

    private CompletenessScanner() {}

    public static Completeness scan(String source) {
        return scan(source, SourceLexer.lex(source));
    }

    static Completeness scan(String source, List<SourceToken> tokens) {
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
                .or(() -> waiting(tokens))
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

    /** A slash may begin a string of several lines, but one that is left alone on its line is rather a slip. */
    private static Completeness unclosed(String source, SourceToken token) {
        Optional<QuoteStyle> quote = QuoteStyle.of(token.text());
        boolean more = quote.isEmpty() || quote.get().spansLines && quote.get() != QuoteStyle.SLASHY;
        boolean lastLine = token.end() == source.length();
        return new Completeness(
                more && lastLine ? State.MORE : State.UNCLOSED,
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

    /** An operator, a keyword or a condition at the end, which need something after them. */
    private static Optional<Completeness> waiting(List<SourceToken> tokens) {
        List<SourceToken> code = tokens.stream().filter(token -> !token.isGap()).toList();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        SourceToken last = code.get(code.size() - 1);
        boolean waits = switch (last.kind()) {
            case OPERATOR -> !POSTFIX.contains(last.text());
            case WORD -> WAITING_WORDS.contains(last.text()) && !isMember(code, code.size() - 1);
            case CLOSE -> last.is(")") && endsCondition(code);
            default -> false;
        };
        return waits ? Optional.of(more(last)) : Optional.empty();
    }

    private static boolean isMember(List<SourceToken> code, int at) {
        return at > 0 && Set.of(".", "?.", "*.").contains(code.get(at - 1).text());
    }

    /** {@code if (…)}, but not {@code client.if(…)}, nor {@code do … while (…)}. */
    private static boolean endsCondition(List<SourceToken> code) {
        int depth = 0;
        for (int i = code.size() - 1; i > 0; i--) {
            SourceToken token = code.get(i);
            depth += token.is(Kind.CLOSE) ? 1 : token.is(Kind.OPEN) ? -1 : 0;
            if (depth == 0) {
                SourceToken before = code.get(i - 1);
                boolean loopEnd = before.is("while") && i > 1 && code.get(i - 2).is("}");
                return WITH_CONDITION.contains(before.text()) && !isMember(code, i - 1) && !loopEnd;
            }
        }
        return false;
    }
}
