package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.syntax.BracketMatcher;
import dev.arrshell.internal.syntax.SourceToken;
import dev.arrshell.internal.syntax.SourceToken.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The types of the names that a closure or a loop around a place gives: {@code it}, {@code x ->}, {@code for (x in xs)}. */
final class ClosureParameters {

    /** Methods of Groovy whose closure gets the receiver itself. */
    private static final Set<String> ON_SELF = Set.of("with", "tap", "use", "let");

    private final ExpressionTypes types;
    private final List<SourceToken> code;

    ClosureParameters(ExpressionTypes types, List<SourceToken> code) {
        this.types = types;
        this.code = code;
    }

    /** The type of a name at a place; empty if nothing around it gives that name. */
    Optional<Type> typeOf(String name, int at) {
        for (int open = BracketMatcher.openBefore(code, at); open >= 0; open = BracketMatcher.openBefore(code, open)) {
            if (code.get(open).is("{")) {
                Optional<Type> found = loop(name, open).or(parameter(name, open, at));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return loop(name, at);
    }

    private Supplier<Optional<Type>> parameter(String name, int open, int at) {
        return () -> {
            List<String> names = names(open, at);
            int index = names.isEmpty() && name.equals("it") ? 0 : names.indexOf(name);
            return index < 0 ? Optional.empty() : given(open, index, Math.max(1, names.size()));
        };
    }

    /** The names before the arrow; empty where there is none. */
    private List<String> names(int open, int at) {
        List<Integer> arrows = BracketMatcher.outsideBrackets(code, open + 1, at, "->");
        if (arrows.isEmpty()) {
            return List.of();
        }
        int arrow = arrows.get(0);
        return IntStream.range(open + 1, arrow)
                .filter(i -> code.get(i).is(Kind.WORD)
                        && (code.get(i + 1).is(",")
                                || code.get(i + 1).is("->")
                                || code.get(i + 1).is("=")))
                .mapToObj(i -> code.get(i).text())
                .toList();
    }

    /** The type of what the method before the closure gives it. */
    private Optional<Type> given(int open, int index, int count) {
        int call = call(open);
        if (call < 0 || !code.get(call).is(Kind.WORD)) {
            return Optional.empty();
        }
        String name = code.get(call).text();
        if (!types.isMember(call)) {
            return consumer(types.words(), name);
        }
        return types.receiver(call)
                .flatMap(owner ->
                        consumer(types.membersOf(owner), name).or(() -> given(owner.type(), name, index, count)));
    }

    /** Where the name of the method is: {@code f { }}, {@code f(1) { }}, {@code f(1, { })}. */
    private int call(int open) {
        int before = open - 1;
        if (before >= 0 && code.get(before).is(")")) {
            return BracketMatcher.openBefore(code, before) - 1;
        }
        boolean isArgument =
                before >= 0 && (code.get(before).is("(") || code.get(before).is(","));
        return isArgument ? BracketMatcher.openBefore(code, open) - 1 : before;
    }

    /** The type that a parameter such as {@code Consumer<WaitProgress>} takes. */
    private static Optional<Type> consumer(List<MemberDescriptor> members, String name) {
        return members.stream()
                .filter(member -> member.name().equals(name) && !member.isProperty())
                .flatMap(member -> member.generics().stream())
                .filter(type -> GenericTypes.raw(type).isInterface()
                        && GenericTypes.raw(type).getPackageName().equals("java.util.function"))
                .filter(ParameterizedType.class::isInstance)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments()[0])
                .<Type>map(type -> type instanceof WildcardType wild && wild.getLowerBounds().length > 0
                        ? wild.getLowerBounds()[0]
                        : type)
                .<Type>map(type -> type instanceof ParameterizedType ? type : GenericTypes.raw(type))
                .filter(type -> type != Object.class)
                .findFirst();
    }

    private static Optional<Type> given(Type owner, String name, int index, int count) {
        Class<?> raw = GenericTypes.raw(owner);
        if (ON_SELF.contains(name)) {
            return Optional.of(owner);
        }
        if (Map.class.isAssignableFrom(raw)) {
            Type value = GenericTypes.valueOf(owner, "").orElse(Object.class);
            return Optional.of(count == 1 ? Map.Entry.class : index == 0 ? String.class : value);
        }
        if (Collection.class.isAssignableFrom(raw) || raw.isArray()) {
            boolean isIndex = name.endsWith("WithIndex") && index == 1;
            boolean isAccumulated = name.equals("inject") && index == 0;
            return isIndex
                    ? Optional.of(Integer.class)
                    : isAccumulated ? Optional.empty() : GenericTypes.element(owner);
        }
        return Number.class.isAssignableFrom(raw) ? Optional.of(Integer.class) : Optional.empty();
    }

    /** The type of an element in {@code for (x in xs)} before a bracket, where the bracket is given, or in one without brackets. */
    private Optional<Type> loop(String name, int end) {
        for (int i = end - 1; i > 1; i--) {
            boolean isIn = (code.get(i).is("in") || code.get(i).is(":"))
                    && code.get(i - 1).is(name);
            int open = isIn ? BracketMatcher.openBefore(code, i) : -1;
            if (open > 0 && code.get(open - 1).is("for")) {
                int close = IntStream.range(i, code.size())
                        .filter(at -> code.get(at).is(")") && BracketMatcher.openBefore(code, at) == open)
                        .findFirst()
                        .orElse(-1);
                return types.endingAt(close - 1)
                        .map(ExpressionTypes.Found::type)
                        .flatMap(GenericTypes::element);
            }
        }
        return Optional.empty();
    }
}
