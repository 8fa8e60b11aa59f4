package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.syntax.QuoteStyle;
import dev.arrshell.internal.repl.syntax.SourceLexer;
import dev.arrshell.internal.repl.syntax.SourceToken;
import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The place that is being typed at: the word begun there, and the call whose argument it is. */
final class CursorSyntax {

    private final List<SourceToken> tokens;
    private final List<SourceToken> code;
    private final String word;
    private final int start;
    private final boolean inString;

    private CursorSyntax(List<SourceToken> tokens, String word, int start, boolean inString) {
        this.tokens = tokens;
        this.code = ExpressionTypes.code(tokens);
        this.word = word;
        this.start = start;
        this.inString = inString;
    }

    /** A call that is not closed before the cursor. */
    record Call(int name, int argument, Optional<String> key, Set<String> used) {}

    /** Looks at the source before the cursor; empty where nothing can be completed, as in a comment or a number. */
    static Optional<CursorSyntax> at(String before) {
        List<SourceToken> tokens = SourceLexer.lex(before);
        if (tokens.isEmpty()) {
            return Optional.of(new CursorSyntax(tokens, "", 0, false));
        }
        SourceToken last = tokens.get(tokens.size() - 1);
        List<SourceToken> rest = tokens.subList(0, tokens.size() - 1);
        return switch (last.kind()) {
            case COMMENT -> Optional.empty();
            case NUMBER -> Optional.empty();
            case STRING -> Optional.empty();
            case OPEN_STRING -> inString(last, rest);
            case WORD -> Optional.of(new CursorSyntax(rest, last.text(), last.start(), false));
            default -> Optional.of(new CursorSyntax(tokens, "", before.length(), false));
        };
    }

    private static Optional<CursorSyntax> inString(SourceToken last, List<SourceToken> rest) {
        int quote = QuoteStyle.of(last.text()).map(each -> each.open.length()).orElse(0);
        boolean oneLine = last.text().indexOf('\n') < 0;
        return oneLine && quote > 0
                ? Optional.of(new CursorSyntax(rest, last.text().substring(quote), last.start() + quote, true))
                : Optional.empty();
    }

    List<SourceToken> code() {
        return code;
    }

    String word() {
        return word;
    }

    int start() {
        return start;
    }

    boolean inString() {
        return inString;
    }

    /** The word follows a dot. */
    boolean isMember() {
        return !inString && !code.isEmpty() && ExpressionTypes.isDot(code.get(code.size() - 1));
    }

    /** The call whose argument is being typed, with brackets or without. */
    Optional<Call> call() {
        int open = open();
        if (open > 0 && code.get(open).is("(") && code.get(open - 1).is(Kind.WORD)) {
            return Optional.of(call(open - 1, open + 1));
        }
        return open < 0 || !code.get(open).is("(") ? command(open) : Optional.empty();
    }

    private int open() {
        int level = 0;
        for (int i = code.size() - 1; i >= 0; i--) {
            if (code.get(i).is(Kind.OPEN) && level-- == 0) {
                return i;
            }
            level += code.get(i).is(Kind.CLOSE) ? 1 : 0;
        }
        return -1;
    }

    private Call call(int name, int from) {
        int argument = 0;
        int level = 0;
        Set<String> used = new TreeSet<>();
        int begin = from;
        for (int i = from; i < code.size(); i++) {
            level += code.get(i).is(Kind.OPEN) ? 1 : code.get(i).is(Kind.CLOSE) ? -1 : 0;
            if (level == 0 && code.get(i).is(",")) {
                argument++;
                begin = i + 1;
            } else if (level == 0 && code.get(i).is(":") && i > 0) {
                used.add(code.get(i - 1).text());
            }
        }
        return new Call(name, argument, key(begin), used);
    }

    private Optional<String> key(int begin) {
        return begin + 1 < code.size() && code.get(begin + 1).is(":")
                ? Optional.of(code.get(begin).text())
                : Optional.empty();
    }

    /** {@code region 'westus2'}: a word that begins the line or follows a dot, a blank, and something after it. */
    private Optional<Call> command(int open) {
        int from = Math.max(open + 1, statementStart());
        for (int i = from; i < code.size(); i++) {
            boolean called = code.get(i).is(Kind.WORD)
                    && (i == from || ExpressionTypes.isDot(code.get(i - 1)))
                    && isFollowedByBlank(i)
                    && (i + 1 == code.size()
                            || code.get(i + 1).is(Kind.STRING)
                            || code.get(i + 1).is(Kind.WORD)
                            || code.get(i + 1).is(Kind.NUMBER));
            if (called) {
                return Optional.of(call(i, i + 1));
            }
        }
        return Optional.empty();
    }

    private boolean isFollowedByBlank(int i) {
        int after = i + 1 < code.size() ? code.get(i + 1).start() : inString ? start - 1 : start;
        return after > code.get(i).end();
    }

    private int statementStart() {
        int lineStart = 0;
        for (SourceToken token : tokens) {
            boolean ends = token.is(Kind.NEWLINE) || token.is(";") || token.is("=");
            lineStart = ends ? token.end() : lineStart;
        }
        int at = 0;
        while (at < code.size() && code.get(at).start() < lineStart) {
            at++;
        }
        return at;
    }
}
