package dev.arrshell.repl;

import dev.arrshell.repl.Scan.State;
import dev.arrshell.repl.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a text is whole or more lines are needed, by its brackets, quotes, comments and its last word. */
final class Scanner {

    /** A line cannot end with these; all other operators at an end wait for their right side. */
    private static final Set<String> POSTFIX = Set.of("++", "--", ";", "*", "!", "?", "~", "@", "#", "..");

    private static final Set<String> WAITING_WORDS =
            Set.of("else", "try", "do", "finally", "extends", "implements", "instanceof", "as", "in");

    private static final Set<String> WITH_CONDITION = Set.of("if", "while", "for");

    private Scanner() {}

    static Scan scan(String source) {
        return scan(source, Lexer.lex(source));
    }

    static Scan scan(String source, List<Token> tokens) {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (token.is(Kind.OPEN)) {
                open.push(token);
            } else if (token.is(Kind.CLOSE) && (open.isEmpty() || !closes(open.pop(), token))) {
                return new Scan(State.SURPLUS, token.start(), token.text());
            } else if (token.is(Kind.OPEN_STRING)) {
                return unclosed(source, token);
            }
        }
        return unclosedComment(tokens)
                .or(() -> Optional.ofNullable(open.peek()).map(Scanner::more))
                .or(() -> waiting(tokens))
                .orElseGet(() -> new Scan(State.COMPLETE, source.length(), ""));
    }

    private static boolean closes(Token open, Token close) {
        char wanted = switch (open.text().charAt(open.text().length() - 1)) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
        return close.text().charAt(0) == wanted;
    }

    /** A slash may begin a string of several lines, but one that is left alone on its line is rather a slip. */
    private static Scan unclosed(String source, Token token) {
        Optional<Quote> quote = Quote.of(token.text());
        boolean more = quote.isEmpty() || quote.get().spansLines && quote.get() != Quote.SLASHY;
        boolean lastLine = token.end() == source.length();
        return new Scan(
                more && lastLine ? State.MORE : State.UNCLOSED,
                token.start(),
                quote.map(q -> q.open).orElse(""));
    }

    private static Optional<Scan> unclosedComment(List<Token> tokens) {
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(tokens.get(tokens.size() - 1))
                        .filter(last -> last.is(Kind.COMMENT) && last.text().startsWith("/*"))
                        .filter(last -> last.text().length() < 4 || !last.text().endsWith("*/"))
                        .map(Scanner::more);
    }

    private static Scan more(Token opener) {
        return new Scan(State.MORE, opener.start(), opener.text());
    }

    /** An operator, a keyword or a condition at the end, which need something after them. */
    private static Optional<Scan> waiting(List<Token> tokens) {
        List<Token> code = tokens.stream().filter(token -> !token.isGap()).toList();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Token last = code.get(code.size() - 1);
        boolean waits = switch (last.kind()) {
            case OPERATOR -> !POSTFIX.contains(last.text());
            case WORD -> WAITING_WORDS.contains(last.text()) && !isMember(code, code.size() - 1);
            case CLOSE -> last.is(")") && endsCondition(code);
            default -> false;
        };
        return waits ? Optional.of(more(last)) : Optional.empty();
    }

    private static boolean isMember(List<Token> code, int at) {
        return at > 0 && Set.of(".", "?.", "*.").contains(code.get(at - 1).text());
    }

    /** {@code if (…)}, but not {@code client.if(…)}, nor {@code do … while (…)}. */
    private static boolean endsCondition(List<Token> code) {
        int depth = 0;
        for (int i = code.size() - 1; i > 0; i--) {
            Token token = code.get(i);
            depth += token.is(Kind.CLOSE) ? 1 : token.is(Kind.OPEN) ? -1 : 0;
            if (depth == 0) {
                Token before = code.get(i - 1);
                boolean loopEnd = before.is("while") && i > 1 && code.get(i - 2).is("}");
                return WITH_CONDITION.contains(before.text()) && !isMember(code, i - 1) && !loopEnd;
            }
        }
        return false;
    }
}
