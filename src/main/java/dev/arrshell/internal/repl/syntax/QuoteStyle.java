package dev.arrshell.internal.repl.syntax;

import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which Groovy writes a string. */
public enum QuoteStyle {
    TRIPLE_SINGLE("'''", "'''", true, false, '\\'),
    TRIPLE_DOUBLE("\"\"\"", "\"\"\"", true, true, '\\'),
    SINGLE("'", "'", false, false, '\\'),
    DOUBLE("\"", "\"", false, true, '\\'),
    DOLLAR_SLASHY("$/", "/$", true, true, '$'),
    SLASHY("/", "/", true, true, '\\');

    public final String open;
    final String close;
    final boolean spansLines;
    final boolean interpolates;
    private final char escape;

    QuoteStyle(String open, String close, boolean spansLines, boolean interpolates, char escape) {
        this.open = open;
        this.close = close;
        this.spansLines = spansLines;
        this.interpolates = interpolates;
        this.escape = escape;
    }

    /** The quote that begins here; a slash is one only where no value stands before it, else it divides. */
    static Optional<QuoteStyle> at(String source, int at, boolean afterValue) {
        return Stream.of(values())
                .filter(quote -> source.startsWith(quote.open, at) && !(afterValue && quote.close.contains("/")))
                .findFirst();
    }

    /** The quote that a piece of a string begins with. */
    public static Optional<QuoteStyle> of(String string) {
        return at(string, 0, false);
    }

    /** How many characters an escape takes here: in a dollar slashy string a dollar is one only before $ and /. */
    int escapedAt(String source, int at) {
        if (source.charAt(at) != escape || at + 1 >= source.length()) {
            return 0;
        }
        char next = source.charAt(at + 1);
        boolean counts = this == DOLLAR_SLASHY ? next == '$' || next == '/' : this != SLASHY || next == '/';
        return counts ? 2 : 0;
    }
}
