package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.syntax.BracketMatcher;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Indentation of the lines of an input, by the bracket that is open: its line's indentation for the line that closes it,
 * two blanks more for the others. Lines of a string are not indented.
 */
final class LineIndentation {

    private static final String STEP = "  ";

    private LineIndentation() {}

    /** The blanks at the begin of the line that follows. */
    static String ofNext(String source) {
        int open = openBracket(source);
        return open < 0 ? "" : ofLineAt(source, open) + STEP;
    }

    /** The blanks before a bracket that closes the open one; empty if none is open, or a string is. */
    static Optional<String> ofCloser(String source) {
        int open = openBracket(source);
        return open < 0 ? Optional.empty() : Optional.of(ofLineAt(source, open));
    }

    /** The place of the innermost open bracket; -1 if none is open, or a string is. */
    private static int openBracket(String source) {
        List<SourceToken> code = SourceLexer.code(source);
        boolean isString = !code.isEmpty() && code.get(code.size() - 1).is(Kind.OPEN_STRING);
        int open = isString ? -1 : BracketMatcher.openBefore(code, code.size());
        return open < 0 ? -1 : code.get(open).start();
    }

    private static String ofLineAt(String source, int place) {
        String line = source.substring(source.lastIndexOf('\n', place) + 1);
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
