package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.eval.ValueType;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.syntax.BracketMatcher;
import dev.arrshell.internal.syntax.QuoteStyle;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The types of expressions, derived from what their parts declare; nothing is run. Places are indices in the code. */
public final class ExpressionTypes {

    private static final Set<String> DOTS = Set.of(".", "?.", "*.");
    private static final int MAX_DEPTH = 40;

    /** Methods of Groovy that return an element of a list. */
    private static final Set<String> ELEMENT_METHODS = words("first last head get getAt find max min");

    /** Methods of Groovy that return a list of the same type. */
    private static final Set<String> LIST_METHODS =
            words("findAll sort reverse take drop tail init each unique tap toSorted toList");

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
        return at > 0 && code.get(at - 1).is("new") ? classNamed(name) : name(name, at);
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
            boolean isNamed = open + 2 < close && code.get(open + 2).is(":");
            return receiver(at).flatMap(owner -> call(owner, name, arguments, isNamed));
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
            String key = close == open + 2 ? key(open + 1) : "";
            return nestedEndingAt(open - 1)
                    .flatMap(owner -> element(owner)
                            .or(() -> GenericTypes.valueOf(owner.type(), key).map(Found::value)));
        }
        List<Integer> ends = new ArrayList<>(BracketMatcher.outsideBrackets(code, open + 1, close, ","));
        ends.add(close);
        boolean isMap = close > open + 1
                && !BracketMatcher.outsideBrackets(code, open + 1, close, ":").isEmpty();
        return Optional.of(Found.value(isMap ? map(open, ends) : list(open, ends)));
    }

    private Type list(int open, List<Integer> ends) {
        Optional<Type> first = ends.get(0) == open + 1
                ? Optional.empty()
                : nestedEndingAt(ends.get(0) - 1)
                        .filter(found -> !found.isClass())
                        .map(Found::type);
        return first.<Type>map(type -> ValueType.list(List.class, type)).orElse(List.class);
    }

    private Type map(int open, List<Integer> ends) {
        Map<String, Type> entries = new LinkedHashMap<>();
        int from = open + 1;
        for (int end : ends) {
            if (from + 2 < end && code.get(from + 1).is(":")) {
                entries.put(
                        key(from),
                        nestedEndingAt(end - 1).<Type>map(Found::type).orElse(Object.class));
            }
            from = end + 1;
        }
        return ValueType.map(Map.class, entries);
    }

    /** The key that a word or a string is. */
    private String key(int at) {
        String text = code.get(at).text();
        return QuoteStyle.of(text)
                .map(quote -> text.substring(
                        quote.open.length(), Math.max(quote.open.length(), text.length() - quote.open.length())))
                .orElse(text);
    }

    private Optional<Found> property(Found owner, String name) {
        String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<MemberDescriptor> all = members.of(owner);
        if (Map.class.isAssignableFrom(GenericTypes.raw(owner.type())) && !owner.isClass()) {
            return GenericTypes.valueOf(owner.type(), name).map(Found::value);
        }
        return first(all, member -> member.isProperty() && member.name().equals(name))
                .or(() ->
                        first(all, member -> member.accepts(0) && member.name().equals(getter)))
                .or(() ->
                        first(all, member -> member.accepts(0) && member.name().equals(name)))
                .or(() -> groovyMethod(owner, name))
                .map(Found::value);
    }

    /** Named arguments are one map; no other argument is one. */
    private Optional<Found> call(Found owner, String name, int arguments, boolean isNamed) {
        List<MemberDescriptor> fitting = members.of(owner).stream()
                .filter(member -> !member.isProperty())
                .filter(member -> isNamed == (member.parameter(0) == Map.class))
                .toList();
        return called(fitting, name, isNamed ? 1 : arguments)
                .or(() -> called(members.of(owner), name, arguments))
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
            return GenericTypes.element(owner.type()).or(() -> GenericTypes.valueOf(owner.type(), ""));
        }
        return LIST_METHODS.contains(name) ? Optional.of(owner.type()) : Optional.empty();
    }

    /** The type of a variable, a word of the language, a constant or a class. */
    private Optional<Found> name(String name, int at) {
        ExpressionTypes deeper = new ExpressionTypes(members, context, code, depth + 1);
        return new ClosureParameters(deeper, code)
                .typeOf(name, at)
                .or(() -> new LocalVariables(deeper, code).typeOf(name, at))
                .or(() -> assigned(name))
                .or(() -> context.typeOf(name))
                .or(() -> Vocabulary.typeOf(name))
                .map(Found::value)
                .or(() -> classNamed(name));
    }

    /** The declared type of the value that was assigned to a variable, as long as the variable's value is of it. */
    private Optional<Type> assigned(String name) {
        Optional<Type> seen = context.typeOf(name).filter(ValueType.class::isInstance);
        return context.source(name)
                .map(SourceLexer::code)
                .flatMap(source -> new ExpressionTypes(members, context, source, depth + 5).endingAt(source.size() - 1))
                .filter(found -> !found.isClass())
                .map(Found::type)
                .filter(type -> seen.isEmpty() || type instanceof ParameterizedType && !(type instanceof ValueType))
                .filter(type -> context.typeOf(name)
                        .filter(real -> GenericTypes.raw(type).isAssignableFrom(GenericTypes.raw(real)))
                        .isPresent());
    }

    /** The class of a name. */
    Optional<Found> classNamed(String name) {
        return ClassNames.find(name, context).map(type -> new Found(type, true));
    }

    List<MemberDescriptor> words() {
        return members.words();
    }

    List<MemberDescriptor> membersOf(Found owner) {
        return members.of(owner);
    }
}
