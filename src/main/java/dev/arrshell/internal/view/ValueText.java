package dev.arrshell.internal.view;

import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text of lists and maps in the notation of Groovy: on one line if they fit, else one line for each element. */
final class ValueText {

    /** The beginning of what is long. */
    static final ValueText SHORT = new ValueText(500, 20_000);

    /** All of it, within the bounds of the memory. */
    static final ValueText WHOLE = new ValueText(100_000, 10_000_000);

    private static final int MAX_DEPTH = 6;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final int maxShown;
    private final int maxText;

    private ValueText(int maxShown, int maxText) {
        this.maxShown = maxShown;
        this.maxText = maxText;
    }

    String of(Object value, Screen screen) {
        Object shown = value == null ? null : listed(value);
        if (shown instanceof Map<?, ?> map && !map.isEmpty()) {
            return block(
                    map.entrySet().stream()
                            .limit(maxShown)
                            .map(entry -> entry(entry, MAX_DEPTH))
                            .toList(),
                    map.size(),
                    screen);
        }
        if (shown instanceof Collection<?> list && !list.isEmpty()) {
            return block(
                    list.stream()
                            .limit(maxShown)
                            .map(each -> element(each, MAX_DEPTH))
                            .toList(),
                    list.size(),
                    screen);
        }
        return shown instanceof CharSequence || value == null
                ? shortened(SafeText.of(value))
                : shortened(element(shown, MAX_DEPTH));
    }

    /** A long text ends early: a terminal is no place for a megabyte. */
    private String shortened(String text) {
        return text.length() <= maxText
                ? text
                : text.substring(0, maxText) + "… and " + (text.length() - maxText)
                        + " characters more: println _ prints all";
    }

    private String entry(Map.Entry<?, ?> entry, int depth) {
        boolean isName =
                entry.getKey() instanceof String name && NAME.matcher(name).matches();
        return (isName ? SafeText.of(entry.getKey()) : element(entry.getKey(), depth)) + ":"
                + element(entry.getValue(), depth);
    }

    /** A value inside of a list or a map: text has quotes, lists and maps are written alike at any depth. */
    private String element(Object value, int depth) {
        try {
            return readable(value, depth);
        } catch (RuntimeException | StackOverflowError e) {
            return SafeText.of(value);
        }
    }

    private String readable(Object value, int depth) {
        Object shown = value == null ? null : listed(value);
        if (shown instanceof CharSequence) {
            return "'"
                    + SafeText.of(shown)
                            .replace("\\", "\\\\")
                            .replace("'", "\\'")
                            .replace("\n", "\\n") + "'";
        }
        if (depth > 0 && shown instanceof Map<?, ?> map) {
            return joined(map.entrySet().stream().map(entry -> entry(entry, depth - 1)), map.size(), "[:]");
        }
        if (depth > 0 && shown instanceof Collection<?> list) {
            return joined(
                    list.stream().map(each -> each == list ? "(contains itself)" : element(each, depth - 1)),
                    list.size(),
                    "[]");
        }
        boolean isCode = shown != null && isCode(shown.getClass());
        return isCode ? "{ … }" : shown instanceof Map || shown instanceof Collection ? "[…]" : SafeText.of(shown);
    }

    private String joined(Stream<String> elements, int number, String empty) {
        String more = number > maxShown ? ", and " + (number - maxShown) + " more]" : "]";
        return number == 0 ? empty : elements.limit(maxShown).collect(Collectors.joining(", ", "[", more));
    }

    /** Arrays as lists, and what may be absent as itself. */
    private Object listed(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? optional.get() : null;
        }
        return value.getClass().isArray()
                ? IntStream.range(0, Math.min(maxShown + 1, Array.getLength(value)))
                        .mapToObj(i -> Array.get(value, i))
                        .collect(Collectors.toCollection(ArrayList::new))
                : value;
    }

    /** Whether it is a closure; Groovy itself may be absent here. */
    private static boolean isCode(Class<?> type) {
        return type != null && (type.getName().equals("groovy.lang.Closure") || isCode(type.getSuperclass()));
    }

    private static String block(List<String> elements, int number, Screen screen) {
        String line = "[" + String.join(", ", elements) + "]";
        if (number == elements.size() && !line.contains("\n") && screen.cells().width(line) <= screen.width()) {
            return line;
        }
        String more = number == elements.size() ? "" : "\n and " + (number - elements.size()) + " more";
        return elements.stream().map(each -> each.replace("\n", "\n ")).collect(Collectors.joining(",\n ", "[", ""))
                + more + "]";
    }
}
