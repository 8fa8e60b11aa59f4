package dev.arrshell.internal.repl.completion;

import dev.arrshell.groovy.ArrScript;
import dev.arrshell.groovy.DslWords;
import dev.arrshell.groovy.NumberWords;
import dev.arrshell.internal.repl.completion.ExpressionTypes.Found;
import dev.arrshell.internal.repl.eval.ValueType;
import dev.arrshell.internal.text.PublicMembers;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The members of types as they are declared, found by reflection without calling any. Thread-safe. */
public final class MemberCatalogue {

    private static final String OURS = "dev.arrshell.";
    private static final Set<String> HIDDEN = Set.of(
            "getMetaClass",
            "setMetaClass",
            "methodMissing",
            "propertyMissing",
            "compareTo",
            "describeConstable",
            "equals",
            "hashCode",
            "toString",
            "invokeMethod",
            "getProperty",
            "setProperty");

    /** The methods of Groovy that lists and maps are used with most, which are offered before Java's own. */
    private static final List<String> FAVOURITES = List.of(
            "each",
            "find",
            "findAll",
            "collect",
            "any",
            "every",
            "first",
            "last",
            "size",
            "sort",
            "groupBy",
            "join",
            "sum",
            "eachWithIndex");

    private final MemberDescriptions descriptions;
    private final Map<Type, List<MemberDescriptor>> members = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<MemberDescriptor>> statics = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<MemberDescriptor>> groovys = new ConcurrentHashMap<>();

    public MemberCatalogue(MemberDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** The members of a value, or the static members of a class, the most needed first. */
    List<MemberDescriptor> of(Found owner) {
        return owner.isClass()
                ? statics.computeIfAbsent(GenericTypes.raw(owner.type()), this::findStatics)
                : members.computeIfAbsent(owner.type(), this::findMembers);
    }

    /** The words of scripts that can be called. */
    List<MemberDescriptor> words() {
        return of(Found.value(ArrScript.class));
    }

    /** The many methods that Groovy adds to values of a type. */
    List<MemberDescriptor> ofGroovy(Type type) {
        return groovys.computeIfAbsent(GenericTypes.raw(type), MemberCatalogue::findGroovys);
    }

    /** The methods of a list or a map that are used most; empty for other types. */
    List<MemberDescriptor> favourites(Type type) {
        Class<?> raw = GenericTypes.raw(type);
        if (!Collection.class.isAssignableFrom(raw) && !Map.class.isAssignableFrom(raw) && !raw.isArray()) {
            return List.of();
        }
        List<MemberDescriptor> known = Stream.concat(of(Found.value(type)).stream(), ofGroovy(type).stream())
                .toList();
        return FAVOURITES.stream()
                .flatMap(name -> known.stream()
                        .filter(member -> member.name().equals(name))
                        .min(Comparator.comparingInt(MemberCatalogue::rank))
                        .stream())
                .toList();
    }

    /** Of overloads the one with a closure alone is used most, then the one without arguments. */
    private static int rank(MemberDescriptor member) {
        return List.of(Closure.class).equals(member.parameters()) ? 0 : member.accepts(0) ? 1 : 2;
    }

    private List<MemberDescriptor> findMembers(Type type) {
        Class<?> raw = GenericTypes.raw(type);
        Stream<MemberDescriptor> methods = methods(raw)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !isGetterBesideNoun(raw, method))
                .map(method -> MemberDescriptor.method(
                        method, 0, type, descriptions.of(method.getDeclaringClass(), method.getName())));
        return sorted(
                Stream.of(methods, components(raw), extensions(raw), entries(type), groovyProperties(raw))
                        .flatMap(each -> each),
                raw);
    }

    private List<MemberDescriptor> sorted(Stream<MemberDescriptor> members, Class<?> type) {
        List<String> order = descriptions.order(type);
        Comparator<MemberDescriptor> byOrder = Comparator.comparingInt(member -> {
            int place = order.indexOf(member.name());
            return place < 0 ? order.size() : place;
        });
        return members.distinct()
                .sorted(byOrder.thenComparing(MemberDescriptor::isProperty, Comparator.reverseOrder())
                        .thenComparing(MemberDescriptor::name)
                        .thenComparing(member ->
                                member.isProperty() ? 0 : member.parameters().size())
                        .thenComparing(MemberDescriptor::signature))
                .toList();
    }

    private static Stream<Method> methods(Class<?> raw) {
        return Arrays.stream(raw.getMethods())
                .filter(method -> !method.isSynthetic() && !method.isBridge())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !HIDDEN.contains(method.getName()))
                .filter(method -> !isOurs(raw) || isOurs(method.getDeclaringClass()));
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS);
    }

    /** Whether it is one like {@code getProperties()}, which is the same as {@code properties()}. */
    private static boolean isGetterBesideNoun(Class<?> raw, Method method) {
        return isOurs(raw)
                && isGetter(method, 0)
                && Arrays.stream(raw.getMethods())
                        .anyMatch(other -> other.getName().equals(property(method)));
    }

    private static boolean isGetter(Method method, int parameters) {
        return method.getName().matches("get[A-Z].*") && method.getParameterCount() == parameters;
    }

    private static String property(Method getter) {
        return Character.toLowerCase(getter.getName().charAt(3))
                + getter.getName().substring(4);
    }

    /** The components of a value, the length of an array. */
    private Stream<MemberDescriptor> components(Class<?> raw) {
        if (raw.isArray()) {
            return Stream.of(MemberDescriptor.property("length", int.class, "the number of elements"));
        }
        return PublicMembers.components(raw).stream()
                .map(each -> MemberDescriptor.property(
                        each.getName(), each.getGenericReturnType(), descriptions.of(raw, each.getName())));
    }

    /** The keys of a map, as far as they are known. */
    private static Stream<MemberDescriptor> entries(Type type) {
        return type instanceof ValueType known
                ? known.entries().entrySet().stream()
                        .filter(entry -> entry.getKey().matches("[A-Za-z_]\\w*"))
                        .map(entry -> MemberDescriptor.property(entry.getKey(), entry.getValue(), "a key"))
                : Stream.empty();
    }

    /** The properties of a class that is written in Groovy. */
    private static Stream<MemberDescriptor> groovyProperties(Class<?> raw) {
        return GroovyObject.class.isAssignableFrom(raw)
                ? methods(raw)
                        .filter(method -> isGetter(method, 0) && !isOurs(method.getDeclaringClass()))
                        .map(method -> MemberDescriptor.property(property(method), method.getGenericReturnType(), ""))
                : Stream.empty();
    }

    private Stream<MemberDescriptor> extensions(Class<?> raw) {
        return Stream.of(DslWords.class, NumberWords.class)
                .flatMap(words -> Arrays.stream(words.getMethods()))
                .filter(method -> isExtensionOf(raw, method) && !HIDDEN.contains(method.getName()))
                .map(method -> extension(raw, method));
    }

    private static boolean isExtensionOf(Class<?> raw, Method method) {
        return Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() > 0
                && method.getParameterTypes()[0].isAssignableFrom(raw);
    }

    private MemberDescriptor extension(Class<?> raw, Method method) {
        return isGetter(method, 1)
                ? MemberDescriptor.property(
                        property(method), method.getGenericReturnType(), descriptions.of(raw, property(method)))
                : MemberDescriptor.method(method, 1, raw, descriptions.of(raw, method.getName()));
    }

    private List<MemberDescriptor> findStatics(Class<?> type) {
        Stream<MemberDescriptor> methods = methods(type)
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(method -> MemberDescriptor.method(method, 0, type, descriptions.of(type, method.getName())));
        Stream<MemberDescriptor> fields = Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> MemberDescriptor.property(
                        field.getName(), field.getGenericType(), descriptions.of(type, field.getName())));
        return sorted(Stream.concat(fields, methods), type);
    }

    private static List<MemberDescriptor> findGroovys(Class<?> raw) {
        return Stream.of("DefaultGroovyMethods", "StringGroovyMethods")
                .flatMap(name -> Arrays.stream(runtimeClass(name).getMethods()))
                .filter(method -> isExtensionOf(raw, method) && !method.isAnnotationPresent(Deprecated.class))
                .map(method -> MemberDescriptor.method(method, 1, raw, "Groovy's own"))
                .distinct()
                .sorted(Comparator.comparing(MemberDescriptor::name).thenComparing(MemberDescriptor::signature))
                .toList();
    }

    private static Class<?> runtimeClass(String name) {
        try {
            return Class.forName("org.codehaus.groovy.runtime." + name, false, MemberCatalogue.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Void.class;
        }
    }
}
