package dev.arrshell.internal.view;

import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Text of lists and maps in the notation of Groovy: on one line if they fit, else one line for each element. */
final class ValueText {

    private static final int MAX_SHOWN = 500;

    private ValueText() {}

    static String of(Object value, Screen screen) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            return block(
                    map.entrySet().stream()
                            .limit(MAX_SHOWN)
                            .map(ValueText::entry)
                            .toList(),
                    map.size(),
                    screen);
        }
        if (value instanceof Collection<?> list && !list.isEmpty()) {
            return block(list.stream().limit(MAX_SHOWN).map(SafeText::of).toList(), list.size(), screen);
        }
        return value instanceof Map ? "[:]" : value instanceof Collection ? "[]" : SafeText.of(value);
    }

    private static String entry(Map.Entry<?, ?> entry) {
        return SafeText.of(entry.getKey()) + ":" + SafeText.of(entry.getValue());
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
