package dev.arrshell.internal.script.vocabulary;

import dev.arrshell.internal.text.NearestWord;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the types of this library offer, for suggestions: Java's and Groovy's own members are left out. */
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

    /** How people know the type: by the public interface that a hidden class implements. */
    public String typeName() {
        boolean hidden = !Modifier.isPublic(type.getModifiers()) && type.getInterfaces().length > 0;
        return (hidden ? type.getInterfaces()[0] : type).getSimpleName();
    }

    public Set<String> names() {
        return methods().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    public Optional<String> nearest(String name) {
        return isOurs(type) ? NearestWord.to(name, names()) : Optional.empty();
    }

    /** All ways to write a call, or nothing if there is no such method. */
    public Optional<String> signatures(String name) {
        String all = methods()
                .filter(method -> method.getName().equals(name))
                .map(PublicMembers::signature)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    public boolean takesDuration(String name) {
        return methods()
                .filter(method -> method.getName().equals(name))
                .anyMatch(method -> Arrays.asList(method.getParameterTypes()).contains(Duration.class));
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

    public static String types(Object... arguments) {
        return Arrays.stream(arguments)
                .map(value -> value == null ? "null" : of(value.getClass()).typeName())
                .collect(Collectors.joining(", "));
    }

    public static String article(String noun) {
        boolean vowel = "aeiou".indexOf(noun.toLowerCase(Locale.ROOT).charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + noun;
    }
}
