package dev.arrshell.model

import java.lang.reflect.Array
import java.lang.reflect.Modifier

/**
 * Finds every text that reflection reaches from an object, as a Groovy prompt or a JSON writer could. Groovy's own
 * description of a class is left out: it leads to all classes of the process.
 */
class ReachableTexts {

    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>())
    private final List<String> found = []

    static List<String> texts(Object root) {
        def reach = new ReachableTexts()
        reach.walk(root)
        reach.found
    }

    private void walk(Object root) {
        def left = new ArrayDeque<Object>([root])
        while (!left.isEmpty()) {
            def next = left.pop()
            if (visited.add(next)) {
                look(next, left)
            }
        }
    }

    private void look(Object value, Deque<Object> left) {
        if (value instanceof CharSequence) {
            found << value.toString()
        } else if (value instanceof byte[]) {
            found << new String((byte[]) value, 'UTF-8')
        } else if (value instanceof char[]) {
            found << new String((char[]) value)
        } else if (value instanceof Map) {
            push(value.keySet() + value.values(), left)
        } else if (value instanceof Iterable) {
            push(value, left)
        } else if (value.class.array) {
            push((0..<Array.getLength(value)).collect { Array.get(value, it) }, left)
        } else if (!(value instanceof Class)) {
            fields(value, left)
        }
    }

    private static void push(Iterable<?> values, Deque<Object> left) {
        values.findAll { it != null }.each { left.push(it) }
    }

    private void fields(Object value, Deque<Object> left) {
        for (Class<?> type = value.class; type != null && !type.name.startsWith('java.'); type = type.superclass) {
            type.declaredFields.findAll { !Modifier.isStatic(it.modifiers) && !it.type.primitive && it.type != MetaClass }.each {
                it.accessible = true
                def content = it.get(value)
                if (content != null) {
                    left.push(content)
                }
            }
        }
    }
}
