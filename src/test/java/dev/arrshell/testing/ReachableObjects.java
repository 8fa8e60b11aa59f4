package dev.arrshell.testing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All objects that can be reached from one, as {@code .@field} does at a Groovy prompt: through private fields, what
 * lambdas have captured, collections, maps, arrays. The JDK's own classes are entered only where they let reflection
 * in, as they are for a script.
 */
public final class ReachableObjects {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private ReachableObjects() {}

    /** The objects themselves and all behind them, each once. */
    public static List<Object> from(Object... starts) {
        var walk = new ReachableObjects();
        for (Object start : starts) {
            walk.meet(start);
        }
        while (!walk.open.isEmpty()) {
            walk.enter(walk.open.poll());
        }
        return new ArrayList<>(walk.seen);
    }

    private void meet(Object value) {
        if (value != null && !isMachinery(value) && seen.add(value)) {
            open.add(value);
        }
    }

    /** Classes and what Groovy keeps of them: the same for every program, and very much of it. */
    private static boolean isMachinery(Object value) {
        String name = value.getClass().getName();
        return value instanceof Class<?>
                || value instanceof ClassLoader
                || name.startsWith("groovy.lang.Meta")
                || name.startsWith("org.codehaus.groovy.");
    }

    private void enter(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                meet(key);
                meet(item);
            });
        } else if (value instanceof Collection<?> items) {
            items.forEach(this::meet);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::meet);
        } else if (value instanceof Object[] items) {
            for (Object item : items) {
                meet(item);
            }
        }
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                read(field, value);
            }
        }
    }

    private void read(Field field, Object owner) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
            return;
        }
        // Where it cannot be made accessible, a script cannot look in either.
        if (!field.trySetAccessible()) {
            return;
        }
        try {
            meet(field.get(owner));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    /** What text an object holds by itself: characters and bytes. */
    public static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (value instanceof char[] chars) {
            return new String(chars);
        }
        return value instanceof CharSequence || value instanceof URI ? value.toString() : "";
    }
}
