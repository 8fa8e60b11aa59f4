package dev.arrshell.internal.script.check;

import dev.arrshell.internal.script.vocabulary.TextOverload;
import dev.arrshell.internal.text.PublicMembers;
import dev.arrshell.internal.text.UsageMessages;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;

/**
 * Looks for a member of a type that the type checker did not find.
 *
 * @param type the type
 * @param ofClass whether a member of the class itself is wanted
 * @param loader finds the methods that Groovy and this library add to types
 */
record MemberChecker(ClassNode type, boolean ofClass, ClassLoader loader) {

    /**
     * The type of a property that Groovy would find when the script runs; anything, if that is not known.
     *
     * @param receiver the variable that the value is held in and a dot; empty if it is not known
     * @param report gets the reason why there is no such property
     */
    ClassNode property(String name, String receiver, Consumer<String> report) {
        if (mayHaveAnything()) {
            return ClassHelper.OBJECT_TYPE;
        }
        Class<?> known = CompilerTypes.loaded(type);
        if (ofClass) {
            report.accept(known.getSimpleName() + " has no " + name
                    + UsageMessages.meant(ReadableProperties.nearestOfClass(known, name)));
            return ClassHelper.OBJECT_TYPE;
        }
        return ReadableProperties.typeOf(known, name).map(ClassHelper::make).orElseGet(() -> {
            report.accept(UsageMessages.property(known, name, ReadableProperties.names(known), receiver));
            return ClassHelper.OBJECT_TYPE;
        });
    }

    /** Maps, closures and the script's own classes may answer to any name. */
    private boolean mayHaveAnything() {
        return CompilerTypes.isUnknown(type)
                || !ClassHelper.getWrapper(type).isResolved()
                || isAbstraction(CompilerTypes.loaded(type))
                || StaticTypeCheckingSupport.implementsInterfaceOrIsSubclassOf(type, ClassHelper.MAP_TYPE)
                || type.implementsInterface(ClassHelper.GROOVY_OBJECT_TYPE);
    }

    /** A foreign interface or abstract class, whose implementation may have more members; not one of a collection. */
    private static boolean isAbstraction(Class<?> known) {
        return Modifier.isAbstract(known.getModifiers())
                && !PublicMembers.isOurs(known)
                && known != Number.class
                && !known.getPackageName().startsWith("java.util");
    }

    /**
     * The type that a call gives when the script runs; anything, if that is not known.
     *
     * @param report gets the reason why Groovy cannot make the call; what follows is checked as if it could
     */
    ClassNode call(String name, ClassNode[] arguments, ArgumentListExpression list, Consumer<String> report) {
        Optional<ClassNode> fitting = fitting(name, arguments);
        if (fitting.isPresent() || mayHaveAnything()) {
            return fitting.orElse(ClassHelper.OBJECT_TYPE);
        }
        report.accept(
                UsageMessages.call(CompilerTypes.loaded(type), name, CompilerTypes.name(arguments), number(list)));
        return common(candidates(name).stream());
    }

    private static Optional<Number> number(ArgumentListExpression list) {
        boolean isNumber = !list.getExpressions().isEmpty()
                && list.getExpression(0) instanceof ConstantExpression constant
                && constant.getValue() instanceof Number;
        return isNumber
                ? Optional.of((Number) ((ConstantExpression) list.getExpression(0)).getValue())
                : Optional.empty();
    }

    /** The type that a method returns which takes these arguments, or may take them when the script runs. */
    Optional<ClassNode> fitting(String name, ClassNode[] arguments) {
        List<MethodNode> fitting = candidates(name).stream()
                .filter(method -> takes(method.getParameters(), arguments))
                .toList();
        return fitting.isEmpty() ? withText(name, arguments) : Optional.of(common(fitting.stream()));
    }

    /** The type that a method returns which takes text in place of a value. */
    private Optional<ClassNode> withText(String name, ClassNode[] arguments) {
        Class<?> known = CompilerTypes.loaded(type);
        return TextOverload.OWNERS.stream()
                .filter(owner -> !ofClass && owner.isAssignableFrom(known))
                .flatMap(TextOverload::of)
                .filter(overload -> overload.method().getName().equals(name) && takes(overload, arguments))
                .<ClassNode>map(overload -> ClassHelper.make(overload.method().getReturnType()))
                .findFirst();
    }

    private static boolean takes(TextOverload overload, ClassNode[] given) {
        List<Class<?>> types = overload.types();
        return types.size() == given.length
                && IntStream.range(0, given.length)
                        .allMatch(i -> CompilerTypes.mayBe(given[i], ClassHelper.make(types.get(i))));
    }

    private static ClassNode common(Stream<MethodNode> methods) {
        List<ClassNode> given =
                methods.map(MethodNode::getReturnType).distinct().toList();
        return given.size() == 1 ? given.get(0) : ClassHelper.OBJECT_TYPE;
    }

    private Set<MethodNode> candidates(String name) {
        Set<MethodNode> all = new LinkedHashSet<>(type.getMethods(name));
        type.getAllInterfaces().forEach(each -> all.addAll(each.getMethods(name)));
        if (!ofClass) {
            all.addAll(StaticTypeCheckingSupport.findDGMMethodsForClassNode(loader, type, name));
        }
        return all;
    }

    private static boolean takes(Parameter[] wanted, ClassNode[] given) {
        int last = wanted.length - 1;
        boolean several = last >= 0 && wanted[last].getType().isArray();
        if (given.length == wanted.length && fit(wanted, given, given.length)) {
            return true;
        }
        return several
                && given.length >= last
                && fit(wanted, given, last)
                && Arrays.stream(given, last, given.length)
                        .allMatch(each ->
                                CompilerTypes.mayBe(each, wanted[last].getType().getComponentType()));
    }

    private static boolean fit(Parameter[] wanted, ClassNode[] given, int first) {
        for (int i = 0; i < first; i++) {
            if (!CompilerTypes.mayBe(given[i], wanted[i].getType())) {
                return false;
            }
        }
        return true;
    }

    /** Why a value of the one type cannot be assigned to the other; empty where Groovy would make it fit. */
    static Optional<String> unfit(ClassNode declared, ClassNode given) {
        boolean strict = CompilerTypes.isOurs(declared)
                || declared.getPackageName() != null
                        && declared.getPackageName().equals("java.time")
                || ClassHelper.isNumberType(declared);
        return !strict
                        || CompilerTypes.mayBe(given, declared)
                        || ClassHelper.isNumberType(given) && ClassHelper.isNumberType(declared)
                ? Optional.empty()
                : Optional.of(UsageMessages.article(CompilerTypes.name(given)) + " cannot become "
                        + UsageMessages.article(CompilerTypes.name(declared)));
    }
}
