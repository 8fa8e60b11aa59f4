package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.text.PublicType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The type of a collection or a map by what is in it: the type of the elements, the keys of the entries and the types of
 * their values. Only collections of Java itself are looked into, so that nothing of the user's is called.
 *
 * @param raw the type without that
 * @param arguments the type of the elements, or of the keys and the values
 * @param entries the types of a map's values by key, of keys that are text
 */
public record ValueType(Class<?> raw, List<Type> arguments, Map<String, Type> entries) implements ParameterizedType {

    private static final int MAX_DEPTH = 3;
    private static final int MAX_LOOKED_AT = 50;

    /** The collections whose iteration calls nothing else. */
    private static final Set<String> KNOWN = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.Arrays$ArrayList",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Map1",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap");

    /** The type of a list by the type of its elements. */
    public static ValueType list(Class<?> raw, Type element) {
        return new ValueType(raw, List.of(element), Map.of());
    }

    /** The type of a map by its keys. */
    public static ValueType map(Class<?> raw, Map<String, Type> entries) {
        return new ValueType(raw, List.of(String.class, common(entries.values())), entries);
    }

    /** The type of a value. */
    public static Type of(Object value) {
        return of(value, MAX_DEPTH);
    }

    private static Type of(Object value, int depth) {
        Class<?> type = PublicType.of(value.getClass());
        boolean isKnown = depth > 0 && KNOWN.contains(value.getClass().getName());
        if (!isKnown
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()) {
            return type;
        }
        if (value instanceof Collection<?> collection) {
            return list(
                    type,
                    common(collection.stream()
                            .limit(MAX_LOOKED_AT)
                            .filter(Objects::nonNull)
                            .map(each -> of(each, depth - 1))
                            .toList()));
        }
        Map<String, Type> entries = new LinkedHashMap<>();
        ((Map<?, ?>) value)
                .entrySet().stream()
                        .limit(MAX_LOOKED_AT)
                        .filter(each -> each.getKey() instanceof String)
                        .forEach(each -> entries.put(
                                (String) each.getKey(),
                                each.getValue() == null ? Object.class : of(each.getValue(), depth - 1)));
        return map(type, entries);
    }

    private static Type common(Collection<Type> types) {
        List<Type> distinct = types.stream().distinct().toList();
        if (distinct.size() == 1) {
            return distinct.get(0);
        }
        List<Class<?>> raws = distinct.stream()
                .<Class<?>>map(each -> each instanceof ValueType known ? known.raw() : (Class<?>) each)
                .distinct()
                .toList();
        return raws.size() == 1 ? raws.get(0) : Object.class;
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public Type getOwnerType() {
        return null;
    }
}
