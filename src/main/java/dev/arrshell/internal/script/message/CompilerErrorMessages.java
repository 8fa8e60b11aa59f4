package dev.arrshell.internal.script.message;

import dev.arrshell.internal.syntax.BracketMatcher;
import dev.arrshell.internal.syntax.QuoteStyle;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Errors of the compiler as errors of the script. */
public final class CompilerErrorMessages {

    private static final Pattern PLACE = Pattern.compile("\\s*@ line \\d+, column \\d+\\.?\\s*$");
    private static final Pattern UNKNOWN_CLASS = Pattern.compile("unable to resolve class (\\S+)");
    private static final Map<Character, Character> BRACKETS = Map.of('(', ')', '[', ']', '{', '}');

    private CompilerErrorMessages() {}

    /** The first error, since the others often follow from it. */
    static ScriptError of(MultipleCompilationErrorsException errors, ScriptSource source) {
        ScriptError first = all(errors, source).get(0);
        return first.withMessage(first.message() + " (nothing was run, nothing was sent)");
    }

    /** All errors, at least one. */
    public static List<ScriptError> all(MultipleCompilationErrorsException errors, ScriptSource source) {
        List<ScriptError> all =
                messages(errors).map(message -> error(message, source)).toList();
        return all.isEmpty() ? List.of(unplaced(errors.getMessage(), source)) : all;
    }

    /** The names of classes that do not exist. */
    public static Set<String> unknownClasses(MultipleCompilationErrorsException errors) {
        return messages(errors)
                .filter(SyntaxErrorMessage.class::isInstance)
                .map(message -> UNKNOWN_CLASS.matcher(
                        ((SyntaxErrorMessage) message).getCause().getOriginalMessage()))
                .filter(Matcher::find)
                .map(unknown -> unknown.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<? extends Message> messages(MultipleCompilationErrorsException errors) {
        List<? extends Message> all = errors.getErrorCollector().getErrors();
        return all == null ? Stream.empty() : all.stream();
    }

    private static ScriptError error(Message message, ScriptSource source) {
        return message instanceof SyntaxErrorMessage syntax
                ? at(
                        syntax.getCause(),
                        OtherSource.of(syntax.getCause(), source).orElse(source))
                : unplaced(plain(message), source);
    }

    private static String plain(Message message) {
        if (message instanceof SimpleMessage simple) {
            return simple.getMessage();
        }
        return message instanceof ExceptionMessage thrown ? thrown.getCause().getMessage() : message.toString();
    }

    private static ScriptError unplaced(String message, ScriptSource source) {
        return ScriptError.in(source, 0, 0, 1, message);
    }

    private static ScriptError at(SyntaxException error, ScriptSource source) {
        Optional<SourceToken> quote = openQuote(source.text());
        if (quote.isPresent()) {
            return unclosed(quote.get(), source);
        }
        Optional<SourceToken> stray = strayBracket(source.text());
        if (stray.isPresent()) {
            String bracket = stray.get().text();
            return at(stray.get(), 1, "the bracket " + bracket + " closes nothing: remove it", source);
        }
        String line = source.line(error.getLine());
        String said = PLACE.matcher(error.getOriginalMessage()).replaceAll("").strip();
        Matcher unknown = UNKNOWN_CLASS.matcher(said);
        if (unknown.find()) {
            String name = unknown.group(1);
            String message = "there is no class " + name + MissingClassAdvice.of(source.text());
            return error(source, error.getLine(), line.indexOf(name) + 1, name.length(), message);
        }
        int width = error.getStartLine() == error.getEndLine() ? error.getEndColumn() - error.getStartColumn() : 1;
        String open = open(source.text());
        boolean atEnd = error.getLine() == source.text().lines().count() && error.getStartColumn() > line.length();
        String plain = !open.isEmpty() && atEnd ? "the text ends too early" : said;
        return error(
                source,
                error.getLine(),
                error.getStartColumn(),
                width,
                plain.replace("Unexpected input: '<EOF>'", "the text ends too early") + open);
    }

    private static Optional<SourceToken> openQuote(String text) {
        return SourceLexer.lex(text).stream()
                .filter(token ->
                        token.is(SourceToken.Kind.OPEN_STRING) && !token.text().startsWith("/"))
                .findFirst();
    }

    /** A quote that is not closed, which Groovy reports as an unexpected character. */
    private static ScriptError unclosed(SourceToken string, ScriptSource source) {
        String quote = QuoteStyle.of(string.text()).map(style -> style.open).orElse("'");
        return at(string, quote.length(), "the quote " + quote + " is open: close it with " + quote, source);
    }

    private static ScriptError at(SourceToken token, int width, String message, ScriptSource source) {
        String before = source.text().substring(0, token.start());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = token.start() - before.lastIndexOf('\n');
        return error(source, line, column, width, message);
    }

    /** The first bracket that closes none before it, which Groovy reports with what stands beside it. */
    private static Optional<SourceToken> strayBracket(String text) {
        List<SourceToken> code = SourceLexer.code(text);
        return IntStream.range(0, code.size())
                .filter(i -> code.get(i).is(SourceToken.Kind.CLOSE) && BracketMatcher.openBefore(code, i) < 0)
                .mapToObj(code::get)
                .findFirst();
    }

    private static ScriptError error(ScriptSource source, int line, int column, int width, String message) {
        return ScriptError.in(source, line, column, width, message);
    }

    /** The bracket that is not closed, which Groovy reports as an unexpected input somewhere later. */
    private static String open(String text) {
        return BRACKETS.entrySet().stream()
                .filter(pair -> count(text, pair.getKey()) > count(text, pair.getValue()))
                .findFirst()
                .map(pair -> ": is a '" + pair.getValue() + "' missing?")
                .orElse("");
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
