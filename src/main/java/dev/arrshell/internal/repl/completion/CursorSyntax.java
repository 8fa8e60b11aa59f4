package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.syntax.BracketMatcher;
import dev.arrshell.internal.syntax.QuoteStyle;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The syntax before the cursor: the word that is being typed, and the call whose argument it is.
 *
 * @param tokens all tokens before the word
 * @param code those of them that are no gaps
 * @param word what is typed of the word
 * @param start where the word begins
 * @param inString whether the word is the content of a string
 */
record CursorSyntax(List<SourceToken> tokens, List<SourceToken> code, String word, int start, boolean inString) {

    /**
     * A call that is not closed before the cursor.
     *
     * @param name the place of its name in the code
     * @param argument the index of the argument that is being typed
     * @param key its name, if it is a named one
     * @param used the names of the arguments so far
     */
    record Call(int name, int argument, Optional<String> key, Set<String> used) {}

    private static CursorSyntax of(List<SourceToken> tokens, String word, int start, boolean inString) {
        List<SourceToken> code = tokens.stream().filter(token -> !token.isGap()).toList();
        return new CursorSyntax(tokens, code, word, start, inString);
    }

    /** Analyses the source before the cursor; empty where nothing can be completed, as in a comment or a number. */
    static Optional<CursorSyntax> at(String before) {
        List<SourceToken> tokens = SourceLexer.lex(before);
        if (tokens.isEmpty()) {
            return Optional.of(of(tokens, "", 0, false));
        }
        SourceToken last = tokens.get(tokens.size() - 1);
        List<SourceToken> rest = tokens.subList(0, tokens.size() - 1);
        return switch (last.kind()) {
            case COMMENT, NUMBER, STRING -> Optional.empty();
            case OPEN_STRING -> inString(last, rest);
            case WORD -> Optional.of(of(rest, last.text(), last.start(), false));
            default -> Optional.of(of(tokens, "", before.length(), false));
        };
    }

    private static Optional<CursorSyntax> inString(SourceToken last, List<SourceToken> rest) {
        int quote = QuoteStyle.of(last.text()).map(each -> each.open.length()).orElse(0);
        boolean oneLine = last.text().indexOf('\n') < 0;
        return oneLine && quote > 0
                ? Optional.of(of(rest, last.text().substring(quote), last.start() + quote, true))
                : Optional.empty();
    }

    CursorSyntax withWord(String other) {
        return new CursorSyntax(tokens, code, other, start, inString);
    }

    /** Whether the word follows a dot. */
    boolean isMember() {
        return !inString && !code.isEmpty() && ExpressionTypes.isDot(code.get(code.size() - 1));
    }

    /** The call whose argument is being typed, with brackets or without. */
    Optional<Call> call() {
        int open = BracketMatcher.openBefore(code, code.size());
        if (open > 0 && code.get(open).is("(") && code.get(open - 1).is(Kind.WORD)) {
            return Optional.of(call(open - 1, open + 1));
        }
        return open < 0 || !code.get(open).is("(") ? commandCall(open) : Optional.empty();
    }

    private Call call(int name, int first) {
        List<Integer> commas = BracketMatcher.outsideBrackets(code, first, code.size(), ",");
        Set<String> used = new TreeSet<>();
        BracketMatcher.outsideBrackets(code, first, code.size(), ":")
                .forEach(colon -> used.add(code.get(colon - 1).text()));
        int begin = commas.isEmpty() ? first : commas.get(commas.size() - 1) + 1;
        Optional<String> key = begin + 1 < code.size() && code.get(begin + 1).is(":")
                ? Optional.of(code.get(begin).text())
                : Optional.empty();
        return new Call(name, commas.size(), key, used);
    }

    /** Finds a call like {@code region 'westus2'}: a word, first or after a dot, then a blank and a value. */
    private Optional<Call> commandCall(int open) {
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
        int start = tokens.stream()
                .filter(token -> token.is(Kind.NEWLINE) || token.is(";") || token.is("="))
                .mapToInt(SourceToken::end)
                .max()
                .orElse(0);
        return (int) code.stream().filter(token -> token.start() < start).count();
    }
}
