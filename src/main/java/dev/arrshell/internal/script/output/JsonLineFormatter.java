package dev.arrshell.internal.script.output;

import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.internal.text.PublicMembers;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Formatter of values as JSON in one line: records by their components, empty as null, durations and instants in
 * ISO 8601, sizes and statuses as the service spells them, anything else as text, secrets masked. Groovy's own writer
 * would need another library and would read every getter.
 */
public final class JsonLineFormatter {

    private JsonLineFormatter() {}

    public static String of(Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Integer.toString(optional.getAsInt()) : "null";
        }
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return String.valueOf(value);
        }
        return structure(value);
    }

    private static String structure(Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Iterable<?> items && !(value instanceof Path)) {
            return array(items);
        }
        if (value instanceof Object[] items) {
            return array(Arrays.asList(items));
        }
        List<Method> components = components(value.getClass());
        return components.isEmpty() ? quoted(text(value)) : object(values(value, components));
    }

    /** Values of one component, such as ids, and hidden ones are written as their text. */
    private static List<Method> components(Class<?> type) {
        List<Method> all = PublicMembers.components(type);
        return all.size() > 1 && Modifier.isPublic(type.getModifiers()) ? all : List.of();
    }

    private static String text(Object value) {
        if (value instanceof SessionStatus status) {
            return status.toWire();
        }
        if (value instanceof ConversionStatus status) {
            return status.toWire();
        }
        return value instanceof SessionSize size ? size.toWire() : value.toString();
    }

    private static Map<String, Object> values(Object row, List<Method> components) {
        Map<String, Object> all = new LinkedHashMap<>();
        components.forEach(each -> all.put(each.getName(), read(row, each)));
        return all;
    }

    private static Object read(Object row, Method component) {
        try {
            return component.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    row.getClass().getSimpleName() + " cannot be written as JSON: its " + component.getName()
                            + " cannot be read",
                    e);
        }
    }

    private static String object(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + of(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(Iterable<?> items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(JsonLineFormatter::of)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        SecretRedactor.mask(text).chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
