package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.syntax.BracketMatcher;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The variables that the code before a place declares or assigns, and their types: of {@code x = client.session()} that
 * of the value, of {@code Session x} and {@code catch (IOException x)} the declared one. Of values with operators in them
 * no type is derived.
 */
final class LocalVariables {

    private static final Set<String> AFTER_DECLARED = Set.of("=", ",", ")", ":", "in", "->");

    /** Words between two parts of one expression. */
    private static final Set<String> INNER_WORDS = Set.of("as", "in", "instanceof", "new");

    private final ExpressionTypes types;
    private final List<SourceToken> code;

    LocalVariables(ExpressionTypes types, List<SourceToken> code) {
        this.types = types;
        this.code = code;
    }

    /** The type of a name at a place, as the last code before it that tells a type does; empty if none does. */
    Optional<Type> typeOf(String name, int at) {
        return IntStream.range(0, at)
                .map(i -> at - 1 - i)
                .filter(i -> code.get(i).is(name) && !types.isMember(i))
                .boxed()
                .flatMap(i -> assigned(i, at).or(() -> declared(i)).stream())
                .findFirst();
    }

    /** The names that are declared or assigned, without those of members. */
    static Stream<String> names(List<SourceToken> code) {
        return IntStream.range(0, code.size() - 1)
                .filter(i -> code.get(i).is(Kind.WORD)
                        && code.get(i + 1).is("=")
                        && (i == 0 || !ExpressionTypes.isDot(code.get(i - 1))))
                .mapToObj(i -> code.get(i).text())
                .distinct();
    }

    private Optional<Type> assigned(int name, int at) {
        int end = name + 1 < at && code.get(name + 1).is("=") ? endOfValue(name + 2, at) : -1;
        return end < 0
                ? Optional.empty()
                : types.endingAt(end)
                        .filter(found -> !found.isClass() || code.get(end - 1).is("new"))
                        .map(ExpressionTypes.Found::type);
    }

    /** The last token of the value that begins at a place; -1 if it has operators, or does not end before a limit. */
    private int endOfValue(int from, int limit) {
        int i = from;
        while (i <= limit) {
            SourceToken token = code.get(i);
            boolean follows = i > from && isOperand(code.get(i - 1));
            if (token.is(";") || token.is(",") || token.is(Kind.CLOSE) || follows && token.is(Kind.WORD)) {
                return INNER_WORDS.contains(token.text()) ? -1 : i - 1;
            }
            if (token.is(Kind.OPERATOR) && !ExpressionTypes.isDot(token)) {
                return -1;
            }
            i = token.is(Kind.OPEN) ? closing(i) + 1 : i + 1;
        }
        return -1;
    }

    /** Whether a token ends a part of an expression, after which a word begins another statement. */
    private static boolean isOperand(SourceToken token) {
        return token.is(Kind.STRING)
                || token.is(Kind.NUMBER)
                || token.is(Kind.CLOSE)
                || token.is(Kind.WORD) && !INNER_WORDS.contains(token.text());
    }

    private int closing(int open) {
        return IntStream.range(open + 1, code.size())
                .filter(i -> code.get(i).is(Kind.CLOSE) && BracketMatcher.openBefore(code, i) == open)
                .findFirst()
                .orElse(code.size());
    }

    private Optional<Type> declared(int name) {
        boolean isDeclared = name > 0
                && name + 1 < code.size()
                && AFTER_DECLARED.contains(code.get(name + 1).text());
        if (!isDeclared) {
            return Optional.empty();
        }
        SourceToken before = code.get(name - 1);
        if (before.is("(") && name > 1 && code.get(name - 2).is("catch")) {
            return Optional.of(Exception.class);
        }
        return before.is(Kind.WORD)
                ? types.classNamed(before.text()).map(ExpressionTypes.Found::type)
                : Optional.empty();
    }
}
