package dev.arrshell.internal.script.check;

import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.internal.script.message.WordMessages;
import dev.arrshell.internal.script.vocabulary.PublicMembers;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;

/**
 * Judges a member of a type that the type checker did not find.
 *
 * @param type whose member it is
 * @param ofClass whether it is a member of the class itself
 * @param loader what knows the methods that Groovy and we add to types
 */
record MemberChecker(ClassNode type, boolean ofClass, ClassLoader loader) {

    /** A property that Groovy would find when the script runs, or the reason why there is none. */
    MemberCheckResult property(String name, String before) {
        if (mayHaveAnything()) {
            return MemberCheckResult.unknown();
        }
        Class<?> known = CompilerTypes.loaded(type);
        Optional<Class<?>> read = ofClass ? Optional.empty() : ReadableProperties.typeOf(known, name);
        return read.map(found -> MemberCheckResult.right(ClassHelper.make(found)))
                .orElseGet(() -> MemberCheckResult.wrong(noProperty(known, name, before), ClassHelper.OBJECT_TYPE));
    }

    /** Maps, closures and the script's own classes answer to names of their own. */
    private boolean mayHaveAnything() {
        return CompilerTypes.isUnknown(type)
                || !ClassHelper.getWrapper(type).isResolved()
                || isFace(CompilerTypes.loaded(type))
                || StaticTypeCheckingSupport.implementsInterfaceOrIsSubclassOf(type, ClassHelper.MAP_TYPE)
                || type.implementsInterface(ClassHelper.GROOVY_OBJECT_TYPE);
    }

    /** Behind a foreign interface or abstract class stands another class; those of collections are used as they are. */
    private static boolean isFace(Class<?> known) {
        return Modifier.isAbstract(known.getModifiers())
                && !PublicMembers.isOurs(known)
                && known != Number.class
                && !known.getPackageName().startsWith("java.util");
    }

    private String noProperty(Class<?> known, String name, String before) {
        if (ofClass) {
            return known.getSimpleName() + " has no " + name
                    + WordMessages.meant(ReadableProperties.nearestOfClass(known, name));
        }
        if (Session.class.isAssignableFrom(known)
                && ReadableProperties.typeOf(ReadySession.class, name).isPresent()) {
            return "a session has no " + name + " before it is ready: write " + before + "awaitReady()." + name;
        }
        PublicMembers members = PublicMembers.of(known);
        return members.signatures(name)
                .map(call -> name + " is a method - add parentheses: " + before + call)
                .orElseGet(() -> DraftStepRules.noProperty(known, name)
                        .orElseGet(() -> members.typeName() + " has no property " + name
                                + WordMessages.meant(ReadableProperties.nearest(known, name))));
    }

    /** A call that Groovy could make when the script runs, or the reason why it cannot. */
    MemberCheckResult call(String name, ClassNode[] arguments, ArgumentListExpression list) {
        Optional<ClassNode> fitting = fitting(name, arguments);
        if (fitting.isPresent() || mayHaveAnything()) {
            return MemberCheckResult.right(fitting.orElse(ClassHelper.OBJECT_TYPE));
        }
        Class<?> known = CompilerTypes.loaded(type);
        return MemberCheckResult.wrong(noCall(known, name, arguments, list), common(candidates(name).stream()));
    }

    private String noCall(Class<?> known, String name, ClassNode[] arguments, ArgumentListExpression list) {
        PublicMembers members = PublicMembers.of(known);
        String call = name + "(" + CompilerTypes.of(arguments) + ")";
        Optional<String> signatures = members.signatures(name).filter(any -> PublicMembers.isOurs(known));
        if (signatures.isPresent()) {
            return number(list)
                    .filter(any -> members.takesDuration(name))
                    .map(number -> DraftStepRules.noUnit(name, number))
                    .orElseGet(() -> call + " does not fit: write " + signatures.get());
        }
        return DraftStepRules.tooEarly(known, name)
                .orElseGet(() ->
                        members.typeName() + " has no method " + call + WordMessages.meant(members.nearest(name)));
    }

    private static Optional<Number> number(ArgumentListExpression list) {
        boolean isNumber = !list.getExpressions().isEmpty()
                && list.getExpression(0) instanceof ConstantExpression constant
                && constant.getValue() instanceof Number;
        return isNumber
                ? Optional.of((Number) ((ConstantExpression) list.getExpression(0)).getValue())
                : Optional.empty();
    }

    /** What a method gives that takes these arguments, or may when they turn out to be of the right type. */
    Optional<ClassNode> fitting(String name, ClassNode[] arguments) {
        List<MethodNode> fitting = candidates(name).stream()
                .filter(method -> takes(method.getParameters(), arguments))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(common(fitting.stream()));
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
                : Optional.of(PublicMembers.article(CompilerTypes.of(given)) + " cannot become "
                        + PublicMembers.article(CompilerTypes.of(declared)));
    }
}
