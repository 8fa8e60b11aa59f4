package dev.arrshell.internal.syntax;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of string literals in Groovy. */
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

    /** The style of the string that begins here. After a value a slash begins none: it divides. */
    static Optional<QuoteStyle> at(String source, int at, boolean afterValue) {
        return Stream.of(values())
                .filter(quote -> source.startsWith(quote.open, at) && !(afterValue && quote.close.contains("/")))
                .findFirst();
    }

    /** The style of a literal, by its first characters. */
    public static Optional<QuoteStyle> of(String string) {
        return at(string, 0, false);
    }

    /** A text in the quotes of a literal, which may lack the closing ones. */
    static String quoted(String literal, String text) {
        QuoteStyle style = of(literal).orElse(SINGLE);
        return style.open + text + style.close;
    }

    /** The length of the escape sequence here, or 0. In a dollar slashy string a dollar escapes only $ and /. */
    int escapedAt(String source, int at) {
        if (source.charAt(at) != escape || at + 1 >= source.length()) {
            return 0;
        }
        char next = source.charAt(at + 1);
        boolean counts = this == DOLLAR_SLASHY ? next == '$' || next == '/' : this != SLASHY || next == '/';
        return counts ? 2 : 0;
    }
}
