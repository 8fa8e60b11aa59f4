package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.eval.StateTypes;
import dev.arrshell.internal.repl.syntax.SourceLexer;
import dev.arrshell.internal.repl.syntax.SourceToken;
import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells the type of an expression from what its parts declare. Nothing of it is run. */
public final class ExpressionTypes {

    private static final Set<String> DOTS = Set.of(".", "?.", "*.");
    private static final int DEEPEST = 40;

    /** What Groovy adds to lists and keeps the kind of their elements. */
    private static final Set<String> TO_ELEMENT = Set.of("first", "last", "head", "get", "getAt", "find", "max", "min");

    private static final Set<String> TO_SAME = Set.of(
            "findAll",
            "sort",
            "reverse",
            "take",
            "drop",
            "tail",
            "init",
            "each",
            "unique",
            "tap",
            "toSorted",
            "toList");

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

    private static final Map<String, Class<?>> IMPORTED = Map.of("Duration", java.time.Duration.class);

    private final MemberCatalogue members;
    private final CompletionContext surroundings;
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

    public ExpressionTypes(MemberCatalogue members, CompletionContext surroundings, List<SourceToken> code) {
        this(members, surroundings, code, 0);
    }

    private ExpressionTypes(
            MemberCatalogue members, CompletionContext surroundings, List<SourceToken> code, int depth) {
        this.members = members;
        this.surroundings = surroundings;
        this.code = code;
        this.depth = depth;
    }

    /** Source without blanks, comments and line ends. */
    public static List<SourceToken> code(List<SourceToken> tokens) {
        return tokens.stream().filter(token -> !token.isGap()).toList();
    }

    static boolean isDot(SourceToken token) {
        return DOTS.contains(token.text());
    }

    /** The expression that ends with a piece. */
    public Optional<Found> endingAt(int last) {
        if (last < 0 || depth > DEEPEST) {
            return Optional.empty();
        }
        SourceToken token = code.get(last);
        return switch (token.kind()) {
            case WORD -> word(last);
            case STRING -> Optional.of(Found.value(String.class));
            case NUMBER -> Optional.of(Found.value(token.text().contains(".") ? BigDecimal.class : Integer.class));
            case CLOSE -> closed(last);
            default -> Optional.empty();
        };
    }

    private Optional<Found> word(int at) {
        if (isMember(at)) {
            return receiver(at).flatMap(owner -> member(owner, code.get(at).text(), -1));
        }
        return at > 0 && code.get(at - 1).is("new")
                ? named(code.get(at).text())
                : root(code.get(at).text());
    }

    boolean isMember(int at) {
        return at > 0 && isDot(code.get(at - 1));
    }

    /** What stands before the dot; with a spread-dot its elements. */
    Optional<Found> receiver(int at) {
        Optional<Found> owner = deeper().endingAt(at - 2);
        return code.get(at - 1).is("*.")
                ? owner.flatMap(found -> GenericTypes.element(found.type())).map(Found::value)
                : owner;
    }

    private ExpressionTypes deeper() {
        return new ExpressionTypes(members, surroundings, code, depth + 1);
    }

    private Optional<Found> closed(int close) {
        int open = opening(close);
        if (open < 0) {
            return Optional.empty();
        }
        return switch (code.get(open).text()) {
            case "(" -> parentheses(open, close);
            case "[" -> brackets(open, close);
            case "${" -> Optional.of(Found.value(String.class));
            default -> open > 0 ? deeper().endingAt(open - 1) : Optional.empty();
        };
    }

    int opening(int close) {
        int level = 0;
        for (int i = close; i >= 0; i--) {
            level += code.get(i).is(Kind.CLOSE) ? 1 : code.get(i).is(Kind.OPEN) ? -1 : 0;
            if (level == 0) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Found> parentheses(int open, int close) {
        if (open == 0 || !code.get(open - 1).is(Kind.WORD)) {
            return deeper().endingAt(close - 1);
        }
        int name = open - 1;
        int arguments = arguments(open, close);
        if (isMember(name)) {
            return receiver(name).flatMap(owner -> member(owner, code.get(name).text(), arguments));
        }
        return name > 0 && code.get(name - 1).is("new")
                ? named(code.get(name).text()).map(found -> Found.value(found.type()))
                : call(members.words(), code.get(name).text(), arguments).map(Found::value);
    }

    private int arguments(int open, int close) {
        int level = 0;
        int commas = 0;
        for (int i = open + 1; i < close; i++) {
            level += code.get(i).is(Kind.OPEN) ? 1 : code.get(i).is(Kind.CLOSE) ? -1 : 0;
            commas += level == 0 && code.get(i).is(",") ? 1 : 0;
        }
        return close == open + 1 ? 0 : commas + 1;
    }

    private Optional<Found> brackets(int open, int close) {
        boolean index = open > 0
                && (code.get(open - 1).is(Kind.WORD) || code.get(open - 1).is(Kind.CLOSE))
                && code.get(open - 1).end() == code.get(open).start();
        if (index) {
            return deeper().endingAt(open - 1)
                    .flatMap(list -> GenericTypes.element(list.type()))
                    .map(Found::value);
        }
        boolean map = code.subList(open, close).stream().anyMatch(token -> token.is(":"));
        return Optional.of(Found.value(map ? Map.class : List.class));
    }

    /** A member's type; arguments are counted, or -1 for one that is read like a property. */
    private Optional<Found> member(Found owner, String name, int arguments) {
        if (owner.isClass()) {
            List<MemberDescriptor> own = members.ofClass(GenericTypes.raw(owner.type()));
            return (arguments < 0 ? read(own, name) : call(own, name, arguments)).map(Found::value);
        }
        List<MemberDescriptor> own = members.of(owner.type());
        Optional<Type> declared = arguments < 0 ? read(own, name) : call(own, name, arguments);
        return declared.or(() -> groovys(owner.type(), name)).map(Found::value);
    }

    private static Optional<Type> groovys(Type list, String name) {
        if (TO_ELEMENT.contains(name)) {
            return GenericTypes.element(list);
        }
        return TO_SAME.contains(name) ? Optional.of(list) : Optional.empty();
    }

    private static Optional<Type> read(List<MemberDescriptor> own, String name) {
        String getter = "get" + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
        Stream<MemberDescriptor> properties = own.stream()
                .filter(member -> member.isProperty() && member.name().equals(name));
        Stream<MemberDescriptor> nouns = own.stream()
                .filter(member -> member.takes(0))
                .filter(member -> member.name().equals(getter));
        Stream<MemberDescriptor> same =
                own.stream().filter(member -> member.takes(0) && member.name().equals(name));
        return Stream.of(properties, nouns, same)
                .flatMap(each -> each)
                .map(MemberDescriptor::returns)
                .findFirst();
    }

    private static Optional<Type> call(List<MemberDescriptor> own, String name, int arguments) {
        List<MemberDescriptor> named = own.stream()
                .filter(member -> !member.isProperty() && member.name().equals(name))
                .toList();
        return named.stream()
                .filter(member -> member.takes(arguments))
                .findFirst()
                .or(() -> named.stream().findFirst())
                .map(MemberDescriptor::returns);
    }

    /** A variable, a word that is read, a constant or a class. */
    private Optional<Found> root(String name) {
        return inferred(name)
                .or(() -> surroundings.typeOf(name))
                .or(() -> StateTypes.typeOf(name))
                .map(Found::value)
                .or(() -> named(name));
    }

    /** What was assigned to it, if that can be told and its value has not become something else. */
    private Optional<Type> inferred(String name) {
        return surroundings
                .source(name)
                .map(source -> code(SourceLexer.lex(source)))
                .filter(tokens -> !tokens.isEmpty())
                .flatMap(tokens ->
                        new ExpressionTypes(members, surroundings, tokens, depth + 5).endingAt(tokens.size() - 1))
                .filter(found -> !found.isClass())
                .map(Found::type)
                .filter(type -> surroundings
                        .typeOf(name)
                        .filter(real -> GenericTypes.raw(type).isAssignableFrom(GenericTypes.raw(real)))
                        .isPresent());
    }

    private static Optional<Found> named(String name) {
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        return Optional.<Class<?>>ofNullable(IMPORTED.get(name))
                .or(() -> PACKAGES.stream()
                        .flatMap(each -> load(each + name).stream())
                        .findFirst())
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
