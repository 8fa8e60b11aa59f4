package dev.arrshell.internal.text;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public methods of a type of this library; those of Java and Groovy are left out. */
public final class PublicMembers {

    private static final String OURS = "dev.arrshell";

    private final Class<?> type;

    private PublicMembers(Class<?> type) {
        this.type = type;
    }

    public static PublicMembers of(Class<?> type) {
        return new PublicMembers(type);
    }

    public static boolean isOurs(Class<?> type) {
        return type != null && type.getName().startsWith(OURS);
    }

    /** The name of the type for people; that of its public supertype where the class itself is hidden. */
    public String typeName() {
        Class<?> known = PublicType.of(type);
        if (known.getName().contains("ConversionDraft$")) {
            return "a conversion's draft";
        }
        return known.getName().contains("SessionDraft$") ? "a session's draft" : known.getSimpleName();
    }

    /** The names of the methods but for getters, which have a noun beside them. */
    public Set<String> names() {
        return methods()
                .map(Method::getName)
                .filter(name -> !name.matches("get[A-Z].*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The methods that read the components of a value: those of a record, and of a class of this library that has such a method
     * for each of its fields.
     */
    public static List<Method> components(Class<?> type) {
        List<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
        List<Method> readers = fields.stream()
                .flatMap(field -> Arrays.stream(type.getMethods())
                        .filter(method -> method.getName().equals(field.getName()) && method.getParameterCount() == 0))
                .toList();
        boolean isValue = type.isRecord() || isOurs(type) && Modifier.isFinal(type.getModifiers());
        return isValue && readers.size() == fields.size() ? readers : List.of();
    }

    boolean has(String name) {
        return named(name).findAny().isPresent();
    }

    /** Whether a value can be read from it without arguments. */
    boolean reads(String name) {
        return named(name).anyMatch(method -> method.getParameterCount() == 0);
    }

    /** All ways to write a call, joined by "or". */
    String signatures(String name) {
        return named(name).map(PublicMembers::signature).distinct().sorted().collect(Collectors.joining(" or "));
    }

    boolean takesDuration(String name) {
        return named(name)
                .anyMatch(method -> Arrays.asList(method.getParameterTypes()).contains(Duration.class));
    }

    /** The types of this library that the methods of a name return. */
    Stream<PublicMembers> returnedBy(String name) {
        return named(name)
                .<Class<?>>map(Method::getReturnType)
                .filter(PublicMembers::isOurs)
                .distinct()
                .map(PublicMembers::new);
    }

    /** The type's own name, by which it is known within this library. */
    String key() {
        return type.getSimpleName();
    }

    private Stream<Method> named(String name) {
        return methods().filter(method -> method.getName().equals(name));
    }

    private Stream<Method> methods() {
        return Arrays.stream(type.getMethods())
                .filter(method -> isOurs(method.getDeclaringClass()))
                .filter(method -> !method.isSynthetic() && !method.getName().endsWith("Missing"));
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
