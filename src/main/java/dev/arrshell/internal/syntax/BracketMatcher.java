package dev.arrshell.internal.syntax;

import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** Matcher of brackets in code, half typed or whole. Code is a list of tokens without gaps, places are its indices. */
public final class BracketMatcher {

    private BracketMatcher() {}

    /** Finds the innermost bracket that is open before a token, which for a closing bracket is its opening one; or -1. */
    public static int openBefore(List<SourceToken> code, int at) {
        int depth = 0;
        for (int i = at - 1; i >= 0; i--) {
            if (code.get(i).is(Kind.OPEN) && depth-- == 0) {
                return i;
            }
            depth += code.get(i).is(Kind.CLOSE) ? 1 : 0;
        }
        return -1;
    }

    /** Finds the bracket that closes an opening one; the size of the code if none does. */
    static int closing(List<SourceToken> code, int open) {
        int depth = 0;
        for (int i = open; i < code.size(); i++) {
            depth += depthChange(code.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return code.size();
    }

    /** Finds all tokens of a text in a range, except those inside of brackets. */
    public static List<Integer> outsideBrackets(List<SourceToken> code, int from, int to, String text) {
        int[] depth = {0};
        return IntStream.range(from, to)
                .filter(i -> (depth[0] += depthChange(code.get(i))) == 0
                        && code.get(i).is(text))
                .boxed()
                .toList();
    }

    private static int depthChange(SourceToken token) {
        return token.is(Kind.OPEN) ? 1 : token.is(Kind.CLOSE) ? -1 : 0;
    }
}
