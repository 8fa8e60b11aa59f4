package dev.arrshell.internal.script.check;

import dev.arrshell.Account;
import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.groovy.DslWords;
import dev.arrshell.groovy.NumberWords;
import dev.arrshell.internal.script.vocabulary.PublicMembers;
import dev.arrshell.internal.text.NearestWord;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be read without parentheses, beyond what Java's getters say. */
final class ReadableProperties {

    /** The steps' own, which they answer to by {@code propertyMissing}. */
    private static final Map<Class<?>, List<String>> OF_STEPS = Map.of(
            Account.class, List.of("id"),
            ArrClient.class, List.of("account", "region", "endpoint", "token", "sessions", "leftovers"),
            Session.class, List.of("id", "lastSeen"),
            ReadySession.class, List.of("id", "lastSeen", "hostname", "snapshot"),
            SessionDraft.Startable.class, List.of("spec"));

    private ReadableProperties() {}

    static Optional<Class<?>> typeOf(Class<?> type, String name) {
        return readable(type).anyMatch(name::equals) ? Optional.of(valueOf(type, name)) : Optional.empty();
    }

    /** A class's own fields, which are a record's components too: Groovy reads them whoever may see them. */
    private static Stream<String> readable(Class<?> type) {
        Stream<String> fields = PublicMembers.isOurs(type)
                ? Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName)
                : Stream.empty();
        return Stream.concat(fields, OF_STEPS.getOrDefault(type, List.of()).stream());
    }

    private static Class<?> valueOf(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .<Class<?>>map(Method::getReturnType)
                .findFirst()
                .orElse(Object.class);
    }

    /** The name that is most likely meant, among all that can be read or called. */
    static Optional<String> nearest(Class<?> type, String name) {
        Set<String> known = new TreeSet<>(readable(type).toList());
        if (PublicMembers.isOurs(type)) {
            known.addAll(PublicMembers.of(type).names());
        }
        Stream.of(DslWords.class, NumberWords.class)
                .flatMap(words -> Arrays.stream(words.getDeclaredMethods()))
                .filter(method ->
                        method.getParameterCount() == 1 && method.getParameterTypes()[0].isAssignableFrom(type))
                .map(Method::getName)
                .forEach(known::add);
        return NearestWord.to(
                name, known.stream().map(ReadableProperties::asRead).toList());
    }

    private static String asRead(String method) {
        return method.matches("get[A-Z]\\w*") ? Character.toLowerCase(method.charAt(3)) + method.substring(4) : method;
    }

    /** The constant or static member that is most likely meant. */
    static Optional<String> nearestOfClass(Class<?> type, String name) {
        return NearestWord.to(
                name,
                Arrays.stream(type.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName)
                        .toList());
    }
}
