package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.syntax.BracketMatcher;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The types of expressions, derived from what their parts declare; nothing is run. Places are indices in the code. */
public final class ExpressionTypes {

    private static final Set<String> DOTS = Set.of(".", "?.", "*.");
    private static final int MAX_DEPTH = 40;

    /** Methods of Groovy that return an element of a list. */
    private static final Set<String> ELEMENT_METHODS = words("first last head get getAt find max min");

    /** Methods of Groovy that return a list of the same type. */
    private static final Set<String> LIST_METHODS =
            words("findAll sort reverse take drop tail init each unique tap toSorted toList");

    private static final List<String> PACKAGES = List.of(
            "dev.arrshell.",
            "dev.arrshell.model.",
            "dev.arrshell.error.",
            "dev.arrshell.time.",
            "dev.arrshell.policy.",
            "java.lang.",
            "java.util.",
            "java.net.",
            "java.io.",
            "java.math.",
            "groovy.lang.",
            "groovy.util.");

    private final MemberCatalogue members;
    private final CompletionContext context;
    private final List<SourceToken> code;
    private final int depth;

    /**
     * The type of an expression.
     *
     * @param type its type, or the class that it names
     * @param isClass whether it is the name of a class, not a value
     */
    public record Found(Type type, boolean isClass) {

        static Found value(Type type) {
            return new Found(type, false);
        }
    }

    public ExpressionTypes(MemberCatalogue members, CompletionContext context, List<SourceToken> code) {
        this(members, context, code, 0);
    }

    private ExpressionTypes(MemberCatalogue members, CompletionContext context, List<SourceToken> code, int depth) {
        this.members = members;
        this.context = context;
        this.code = code;
        this.depth = depth;
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    static boolean isDot(SourceToken token) {
        return DOTS.contains(token.text());
    }

    /** The type of the expression whose last token is given. */
    public Optional<Found> endingAt(int last) {
        if (last < 0 || depth > MAX_DEPTH) {
            return Optional.empty();
        }
        SourceToken token = code.get(last);
        return switch (token.kind()) {
            case WORD -> word(last);
            case STRING -> Optional.of(Found.value(String.class));
            case NUMBER -> Optional.of(Found.value(token.text().contains(".") ? BigDecimal.class : Integer.class));
            case CLOSE -> bracket(last);
            default -> Optional.empty();
        };
    }

    private Optional<Found> nestedEndingAt(int last) {
        return new ExpressionTypes(members, context, code, depth + 1).endingAt(last);
    }

    private Optional<Found> word(int at) {
        String name = code.get(at).text();
        if (isMember(at)) {
            return receiver(at).flatMap(owner -> property(owner, name));
        }
        return at > 0 && code.get(at - 1).is("new") ? classNamed(name) : name(name);
    }

    boolean isMember(int at) {
        return at > 0 && isDot(code.get(at - 1));
    }

    /** The type before the dot of a member; for a spread-dot that of the elements. */
    Optional<Found> receiver(int member) {
        Optional<Found> owner = nestedEndingAt(member - 2);
        return code.get(member - 1).is("*.") ? owner.flatMap(ExpressionTypes::element) : owner;
    }

    private static Optional<Found> element(Found list) {
        return GenericTypes.element(list.type()).map(Found::value);
    }

    private Optional<Found> bracket(int close) {
        int open = BracketMatcher.openBefore(code, close);
        if (open < 0) {
            return Optional.empty();
        }
        return switch (code.get(open).text()) {
            case "(" -> parentheses(open, close);
            case "[" -> squareBrackets(open, close);
            case "${" -> Optional.of(Found.value(String.class));
            default -> nestedEndingAt(open - 1);
        };
    }

    private Optional<Found> parentheses(int open, int close) {
        int at = open - 1;
        if (at < 0 || !code.get(at).is(Kind.WORD)) {
            return nestedEndingAt(close - 1);
        }
        String name = code.get(at).text();
        int arguments = close == open + 1
                ? 0
                : BracketMatcher.outsideBrackets(code, open + 1, close, ",").size() + 1;
        if (isMember(at)) {
            return receiver(at).flatMap(owner -> call(owner, name, arguments));
        }
        return at > 0 && code.get(at - 1).is("new")
                ? classNamed(name).map(found -> Found.value(found.type()))
                : called(members.words(), name, arguments).map(Found::value);
    }

    private Optional<Found> squareBrackets(int open, int close) {
        boolean isIndex = open > 0
                && (code.get(open - 1).is(Kind.WORD) || code.get(open - 1).is(Kind.CLOSE))
                && code.get(open - 1).end() == code.get(open).start();
        if (isIndex) {
            return nestedEndingAt(open - 1).flatMap(ExpressionTypes::element);
        }
        boolean isMap = code.subList(open, close).stream().anyMatch(token -> token.is(":"));
        return Optional.of(Found.value(isMap ? Map.class : List.class));
    }

    private Optional<Found> property(Found owner, String name) {
        String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<MemberDescriptor> all = members.of(owner);
        return first(all, member -> member.isProperty() && member.name().equals(name))
                .or(() ->
                        first(all, member -> member.accepts(0) && member.name().equals(getter)))
                .or(() ->
                        first(all, member -> member.accepts(0) && member.name().equals(name)))
                .or(() -> groovyMethod(owner, name))
                .map(Found::value);
    }

    private Optional<Found> call(Found owner, String name, int arguments) {
        return called(members.of(owner), name, arguments)
                .or(() -> groovyMethod(owner, name))
                .map(Found::value);
    }

    private static Optional<Type> called(List<MemberDescriptor> members, String name, int arguments) {
        Predicate<MemberDescriptor> named =
                member -> !member.isProperty() && member.name().equals(name);
        return first(members, named.and(member -> member.accepts(arguments))).or(() -> first(members, named));
    }

    private static Optional<Type> first(List<MemberDescriptor> members, Predicate<MemberDescriptor> wanted) {
        return members.stream().filter(wanted).findFirst().map(MemberDescriptor::returns);
    }

    private static Optional<Type> groovyMethod(Found owner, String name) {
        if (owner.isClass()) {
            return Optional.empty();
        }
        if (ELEMENT_METHODS.contains(name)) {
            return GenericTypes.element(owner.type());
        }
        return LIST_METHODS.contains(name) ? Optional.of(owner.type()) : Optional.empty();
    }

    /** The type of a variable, a word of the language, a constant or a class. */
    private Optional<Found> name(String name) {
        return assigned(name)
                .or(() -> context.typeOf(name))
                .or(() -> Vocabulary.typeOf(name))
                .map(Found::value)
                .or(() -> classNamed(name));
    }

    /** The declared type of the value that was assigned to a variable, as long as the variable's value is of it. */
    private Optional<Type> assigned(String name) {
        return context.source(name)
                .map(SourceLexer::code)
                .flatMap(source -> new ExpressionTypes(members, context, source, depth + 5).endingAt(source.size() - 1))
                .filter(found -> !found.isClass())
                .map(Found::type)
                .filter(type -> context.typeOf(name)
                        .filter(real -> GenericTypes.raw(type).isAssignableFrom(GenericTypes.raw(real)))
                        .isPresent());
    }

    private static Optional<Found> classNamed(String name) {
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        return Stream.concat(
                        Stream.of(Duration.class.getName()).filter(each -> each.endsWith("." + name)),
                        PACKAGES.stream().map(each -> each + name))
                .flatMap(each -> load(each).stream())
                .findFirst()
                .map(type -> new Found(type, true));
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, ExpressionTypes.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
