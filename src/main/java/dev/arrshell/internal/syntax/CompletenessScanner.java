package dev.arrshell.internal.syntax;

import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Scanner that decides by brackets, quotes, comments and the last word whether a text is complete or needs more lines. */
final class CompletenessScanner {

    /** Operators that can end a line; all others need a right side. */
    private static final Set<String> POSTFIX = Set.of("++", "--", ";", "*", "!", "?", "~", "@", "#", "..");

    private static final Set<String> UNFINISHED_WORDS =
            Set.of("else", "try", "do", "finally", "extends", "implements", "instanceof", "as", "in");

    private static final Set<String> WITH_CONDITION = Set.of("if", "while", "for");

    private CompletenessScanner() {}

    static Completeness scan(String source) {
        List<SourceToken> tokens = SourceLexer.lex(source);
        Deque<SourceToken> open = new ArrayDeque<>();
        for (SourceToken token : tokens) {
            if (token.is(Kind.OPEN)) {
                open.push(token);
            } else if (token.is(Kind.CLOSE) && (open.isEmpty() || !closes(open.pop(), token))) {
                return Completeness.SURPLUS;
            } else if (token.is(Kind.OPEN_STRING)) {
                boolean isLast = token.end() == source.length();
                return isLast && canSpanLines(token) ? Completeness.MORE : Completeness.UNCLOSED;
            }
        }
        return !open.isEmpty() || endsInComment(tokens) || isUnfinished(SourceLexer.code(source))
                ? Completeness.MORE
                : Completeness.COMPLETE;
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
    private static boolean canSpanLines(SourceToken string) {
        return QuoteStyle.of(string.text())
                .filter(quote -> !quote.spansLines || quote == QuoteStyle.SLASHY)
                .isEmpty();
    }

    private static boolean endsInComment(List<SourceToken> tokens) {
        SourceToken last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last != null
                && last.is(Kind.COMMENT)
                && last.text().startsWith("/*")
                && (last.text().length() < 4 || !last.text().endsWith("*/"));
    }

    /** Whether it ends with an operator, a keyword or a condition, which need something after them. */
    private static boolean isUnfinished(List<SourceToken> code) {
        if (code.isEmpty()) {
            return false;
        }
        SourceToken last = code.get(code.size() - 1);
        return switch (last.kind()) {
            case OPERATOR -> !POSTFIX.contains(last.text());
            case WORD -> UNFINISHED_WORDS.contains(last.text()) && !isMember(code, code.size() - 1);
            case CLOSE -> last.is(")") && endsCondition(code);
            default -> false;
        };
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
