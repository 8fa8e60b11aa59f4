package dev.arrshell.internal.repl.completion;

import dev.arrshell.groovy.ArrScript;
import dev.arrshell.groovy.DslWords;
import dev.arrshell.groovy.NumberWords;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can follow a value of a type, by what the type declares. Nothing is called to find out. Thread-safe. */
public final class MemberCatalogue {

    private static final String OURS = "dev.arrshell.";
    private static final Set<String> HIDDEN = Set.of(
            "getMetaClass", "setMetaClass", "methodMissing", "propertyMissing", "compareTo", "describeConstable");

    private final MemberDescriptions sentences;
    private final Map<Type, List<MemberDescriptor>> members = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<MemberDescriptor>> statics = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<MemberDescriptor>> noise = new ConcurrentHashMap<>();

    public MemberCatalogue(MemberDescriptions sentences) {
        this.sentences = sentences;
    }

    /** Members of a value, next steps first. */
    List<MemberDescriptor> of(Type type) {
        return members.computeIfAbsent(type, this::find);
    }

    /** Members of a class itself. */
    List<MemberDescriptor> ofClass(Class<?> type) {
        return statics.computeIfAbsent(type, this::findStatic);
    }

    /** The words that can be called. */
    List<MemberDescriptor> words() {
        return of(ArrScript.class);
    }

    /** What Groovy adds to every such value; thousands of them. */
    List<MemberDescriptor> noise(Type type) {
        return noise.computeIfAbsent(GenericTypes.raw(type), this::findNoise);
    }

    private List<MemberDescriptor> find(Type type) {
        Class<?> raw = GenericTypes.raw(type);
        Stream<MemberDescriptor> own = methods(raw)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !isGetterOfOwn(raw, method))
                .map(method ->
                        MemberDescriptor.of(method, 0, type, sentence(method.getDeclaringClass(), method.getName())));
        Stream<MemberDescriptor> all =
                Stream.of(own, components(raw), extensions(raw)).flatMap(each -> each);
        return sorted(all, sentences.order(raw));
    }

    private String sentence(Class<?> type, String name) {
        return sentences.of(type, name);
    }

    private List<MemberDescriptor> sorted(Stream<MemberDescriptor> members, List<String> order) {
        Comparator<MemberDescriptor> byStep = Comparator.comparingInt(member -> {
            int step = order.indexOf(member.name());
            return step < 0 ? order.size() : step;
        });
        return members.distinct()
                .sorted(byStep.thenComparing(MemberDescriptor::isProperty, Comparator.reverseOrder())
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
                .filter(method -> !HIDDEN.contains(method.getName()) && !isObjects(method))
                .filter(isOurs(raw) ? method -> isOurs(method.getDeclaringClass()) : method -> true);
    }

    private static boolean isObjects(Method method) {
        return Set.of("equals", "hashCode", "toString").contains(method.getName());
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS);
    }

    /** {@code getProperties()} beside {@code properties()} says the same twice. */
    private static boolean isGetterOfOwn(Class<?> raw, Method method) {
        String name = method.getName();
        if (!isOurs(raw) || !name.matches("get[A-Z].*") || method.getParameterCount() > 0) {
            return false;
        }
        String noun = decapitalized(name);
        return Arrays.stream(raw.getMethods()).anyMatch(other -> other.getName().equals(noun));
    }

    private static String decapitalized(String getter) {
        return Character.toLowerCase(getter.charAt(3)) + getter.substring(4);
    }

    private Stream<MemberDescriptor> components(Class<?> raw) {
        RecordComponent[] components = raw.isRecord() ? raw.getRecordComponents() : new RecordComponent[0];
        return Arrays.stream(components)
                .map(each -> MemberDescriptor.property(
                        each.getName(), each.getGenericType(), sentence(raw, each.getName())));
    }

    private Stream<MemberDescriptor> extensions(Class<?> raw) {
        return Stream.of(DslWords.class, NumberWords.class)
                .flatMap(words -> Arrays.stream(words.getMethods()))
                .filter(method -> isExtensionOf(raw, method) && !isObjects(method))
                .map(method -> extension(raw, method));
    }

    private static boolean isExtensionOf(Class<?> raw, Method method) {
        return Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() > 0
                && method.getParameterTypes()[0].isAssignableFrom(raw);
    }

    private MemberDescriptor extension(Class<?> raw, Method method) {
        boolean property = method.getName().matches("get[A-Z].*") && method.getParameterCount() == 1;
        return property
                ? MemberDescriptor.property(
                        decapitalized(method.getName()),
                        method.getGenericReturnType(),
                        sentence(raw, decapitalized(method.getName())))
                : MemberDescriptor.of(method, 1, raw, sentence(raw, method.getName()));
    }

    private List<MemberDescriptor> findStatic(Class<?> type) {
        Stream<MemberDescriptor> methods = methods(type)
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(method -> MemberDescriptor.of(method, 0, type, sentence(type, method.getName())));
        Stream<MemberDescriptor> fields = Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> MemberDescriptor.property(
                        field.getName(), field.getGenericType(), sentence(type, field.getName())));
        return sorted(Stream.concat(fields, methods), sentences.order(type));
    }

    private List<MemberDescriptor> findNoise(Class<?> raw) {
        Predicate<Method> fits = method -> isExtensionOf(raw, method) && !method.isAnnotationPresent(Deprecated.class);
        return Stream.of("DefaultGroovyMethods", "StringGroovyMethods")
                .flatMap(name -> Arrays.stream(gdk(name).getMethods()))
                .filter(fits)
                .map(method -> MemberDescriptor.of(method, 1, raw, "Groovy's own"))
                .distinct()
                .sorted(Comparator.comparing(MemberDescriptor::name).thenComparing(MemberDescriptor::signature))
                .toList();
    }

    private static Class<?> gdk(String name) {
        try {
            return Class.forName("org.codehaus.groovy.runtime." + name, false, MemberCatalogue.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Void.class;
        }
    }
}
