package dev.arrshell.internal.script.check;

import dev.arrshell.Account;
import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionDraft;
import dev.arrshell.groovy.DslWords;
import dev.arrshell.groovy.NumberWords;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.text.PublicMembers;
import dev.arrshell.pool.PooledSession;
import dev.arrshell.pool.SessionPool;
import dev.arrshell.schedule.SessionSchedule;
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

/** Properties that can be read without parentheses and have no getter. */
final class ReadableProperties {

    /** Those of the steps, which {@code propertyMissing} gives. */
    private static final Map<Class<?>, List<String>> OF_STEPS = Map.ofEntries(
            Map.entry(SessionPool.class, List.of("metrics", "sessions")),
            Map.entry(PooledSession.class, List.of("id", "hostname", "snapshot")),
            Map.entry(SessionSchedule.class, List.of("name", "session", "until", "nextStart")),
            Map.entry(Account.class, List.of("id")),
            Map.entry(
                    ArrClient.class,
                    List.of("account", "region", "endpoint", "token", "sessions", "conversions", "leftovers")),
            Map.entry(Session.class, List.of("id", "region", "endpoint", "lastSeen")),
            Map.entry(ReadySession.class, List.of("id", "region", "endpoint", "lastSeen", "hostname", "snapshot")),
            Map.entry(SessionDraft.Startable.class, List.of("spec")),
            Map.entry(SessionDraft.WithAlternatives.class, List.of("specs")),
            Map.entry(Conversion.class, List.of("id", "lastSeen")),
            Map.entry(ConversionDraft.Startable.class, List.of("spec")));

    private ReadableProperties() {}

    static Optional<Class<?>> typeOf(Class<?> type, String name) {
        return readable(type).anyMatch(name::equals) ? Optional.of(valueOf(type, name)) : Optional.empty();
    }

    /** A class's fields, among them a record's components: Groovy reads also private ones. */
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

    /** The names of all that can be read, but for the type's own methods. */
    static Set<String> names(Class<?> type) {
        Set<String> names = new TreeSet<>(readable(type).toList());
        Stream.of(DslWords.class, NumberWords.class)
                .flatMap(words -> Arrays.stream(words.getDeclaredMethods()))
                .filter(method ->
                        method.getParameterCount() == 1 && method.getParameterTypes()[0].isAssignableFrom(type))
                .map(method -> asRead(method.getName()))
                .forEach(names::add);
        return names;
    }

    private static String asRead(String method) {
        return method.matches("get[A-Z]\\w*") ? Character.toLowerCase(method.charAt(3)) + method.substring(4) : method;
    }

    /** The constant or static field that is most likely meant. */
    static Optional<String> nearestOfClass(Class<?> type, String name) {
        return NearestWord.to(
                name,
                Arrays.stream(type.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName)
                        .toList());
    }
}
