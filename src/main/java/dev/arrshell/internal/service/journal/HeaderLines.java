package dev.arrshell.internal.service.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Headers as one text, a line for each name and after it one for each of its values, which begins with a blank. A line
 * break, which neither may have in HTTP, becomes a blank.
 */
final class HeaderLines {

    private static final int USUAL = 512;
    private static final char VALUE = ' ';
    private static final char END = '\n';

    private HeaderLines() {}

    static String of(Map<String, List<String>> headers) {
        StringBuilder text = new StringBuilder(USUAL);
        headers.forEach((name, values) -> {
            add(text, name);
            values.forEach(value -> add(text.append(VALUE), value));
        });
        return text.toString();
    }

    /** The same of headers with one value each. */
    static String ofSingle(Map<String, String> headers) {
        StringBuilder text = new StringBuilder(USUAL);
        headers.forEach((name, value) -> {
            add(text, name);
            add(text.append(VALUE), value);
        });
        return text.toString();
    }

    private static void add(StringBuilder text, String line) {
        text.append(line.indexOf(END) < 0 ? line : line.replace(END, VALUE)).append(END);
    }

    /** In the order in which they were written. */
    static Map<String, List<String>> read(String text) {
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
