package dev.arrshell.internal.service.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Headers as one text: a line for each name, followed by a line for each of its values, which begins with a blank. A line
 * break, which HTTP allows in neither, becomes a blank.
 */
final class HeaderLines {

    private static final int INITIAL_CAPACITY = 512;
    private static final char VALUE = ' ';
    private static final char END = '\n';

    private HeaderLines() {}

    static String format(Map<String, List<String>> headers) {
        StringBuilder text = new StringBuilder(INITIAL_CAPACITY);
        headers.forEach((name, values) -> {
            add(text, name);
            values.forEach(value -> add(text.append(VALUE), value));
        });
        return text.toString();
    }

    /** The same for headers with one value each. */
    static String formatSingle(Map<String, String> headers) {
        StringBuilder text = new StringBuilder(INITIAL_CAPACITY);
        headers.forEach((name, value) -> {
            add(text, name);
            add(text.append(VALUE), value);
        });
        return text.toString();
    }

    private static void add(StringBuilder text, String line) {
        text.append(line.indexOf(END) < 0 ? line : line.replace(END, VALUE)).append(END);
    }

    /** Parses the text of {@link #format}. */
    static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        for (String line : text.split(String.valueOf(END))) {
            if (line.isEmpty()) {
                continue;
            }
            if (line.charAt(0) == VALUE) {
                values.add(line.substring(1));
            } else {
                values = headers.computeIfAbsent(line, name -> new ArrayList<>());
            }
        }
        return headers;
    }
}
