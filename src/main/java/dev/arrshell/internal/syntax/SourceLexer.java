package dev.arrshell.internal.syntax;

import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lexer of Groovy source in any state: half typed, wrong or pasted. Knows strings, comments and brackets. */
public final class SourceLexer {

    /** Words after which a slash begins a string, because they are no values that it could divide. */
    private static final Set<String> KEYWORDS =
            Set.of("return", "in", "case", "assert", "throw", "else", "do", "yield", "instanceof", "as");

    private static final List<String> OPERATORS = List.of(
            "<=>", "==~", "...", "**=", "<<=", ">>=", "===", "!==", "?.", "*.", "..", "->", "==", "!=", "=~", "&&",
            "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "?:", "?=", "::", ".&", ".@", "<=", ">=", "**", "<<");

    private final String source;
    private final List<SourceToken> tokens = new ArrayList<>();
    /** The string that each open <code>${</code> interrupted, empty for other brackets; innermost first. */
    private final Deque<Optional<QuoteStyle>> open = new ArrayDeque<>();

    private int at;

    private SourceLexer(String source) {
        this.source = source;
    }

    public static List<SourceToken> lex(String source) {
        SourceLexer lexer = new SourceLexer(source);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /** The tokens that have a meaning: without white space, comments and line ends. */
    public static List<SourceToken> code(String source) {
        return lex(source).stream().filter(token -> !token.isGap()).toList();
    }

    private void next() {
        char c = source.charAt(at);
        Optional<QuoteStyle> quote = QuoteStyle.at(source, at, afterValue());
        if (c == '\n') {
            take(Kind.NEWLINE, at + 1);
        } else if (Character.isWhitespace(c)) {
            take(Kind.SPACE, spaceEnd());
        } else if (source.startsWith("//", at) || at == 0 && source.startsWith("#!")) {
            take(Kind.COMMENT, lineEnd());
        } else if (source.startsWith("/*", at)) {
            take(Kind.COMMENT, blockEnd());
        } else if (quote.isPresent()) {
            string(quote.get(), at + quote.get().open.length());
        } else if (Character.isDigit(c)) {
            take(Kind.NUMBER, numberEnd());
        } else if (Character.isJavaIdentifierStart(c)) {
            take(Kind.WORD, wordEnd(at));
        } else {
            bracketOrOperator(c);
        }
    }

    private void bracketOrOperator(char c) {
        if (c == '(' || c == '[' || c == '{') {
            open.push(Optional.empty());
            take(Kind.OPEN, at + 1);
        } else if (c == ')' || c == ']' || c == '}') {
            Optional<QuoteStyle> interrupted = open.isEmpty() ? Optional.empty() : open.pop();
            take(Kind.CLOSE, at + 1);
            interrupted.ifPresent(quote -> string(quote, at));
        } else {
            take(Kind.OPERATOR, at + operatorLength());
        }
    }

    /** Reads the rest of a string from a place inside of it. */
    private void string(QuoteStyle quote, int from) {
        int i = from;
        while (i < source.length()) {
            int escaped = quote.escapedAt(source, i);
            if (escaped > 0) {
                i += escaped;
            } else if (source.startsWith(quote.close, i)) {
                take(Kind.STRING, i + quote.close.length());
                return;
            } else if (quote.interpolates && source.startsWith("${", i)) {
                interpolation(quote, i);
                return;
            } else if (!quote.spansLines && source.charAt(i) == '\n') {
                break;
            } else {
                i++;
            }
        }
        take(Kind.OPEN_STRING, Math.min(i, source.length()));
    }

    private void interpolation(QuoteStyle quote, int dollar) {
        if (dollar > at) {
            take(Kind.STRING, dollar);
        }
        open.push(Optional.of(quote));
        take(Kind.OPEN, dollar + 2);
    }

    private void take(Kind kind, int end) {
        tokens.add(new SourceToken(kind, at, source.substring(at, end)));
        at = end;
    }

    private boolean afterValue() {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            SourceToken token = tokens.get(i);
            if (!token.isBlank()) {
                return switch (token.kind()) {
                    case NUMBER, STRING, CLOSE -> true;
                    case WORD -> !KEYWORDS.contains(token.text());
                    default -> token.is("++") || token.is("--");
                };
            }
        }
        return false;
    }

    private int operatorLength() {
        return OPERATORS.stream()
                .filter(operator -> source.startsWith(operator, at))
                .mapToInt(String::length)
                .findFirst()
                .orElse(1);
    }

    private int spaceEnd() {
        int end = at;
        while (end < source.length() && source.charAt(end) != '\n' && Character.isWhitespace(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private int lineEnd() {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    private int blockEnd() {
        int end = source.indexOf("*/", at + 2);
        return end < 0 ? source.length() : end + 2;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The dot of {@code 1.5} belongs to the number, that of {@code 4.hours} does not. */
    private int numberEnd() {
        int end = wordEnd(at);
        boolean fraction =
                end + 1 < source.length() && source.charAt(end) == '.' && Character.isDigit(source.charAt(end + 1));
        return fraction ? wordEnd(end + 1) : end;
    }
}
