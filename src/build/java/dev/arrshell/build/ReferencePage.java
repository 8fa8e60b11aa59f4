package dev.arrshell.build;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The reference of the language, a section for each type and each member.
 *
 * @param entries what the help says, by the names it is filed under
 */
record ReferencePage(Map<String, String> entries) {

    private static final String MEMBERS = ".members";

    /** The page as Markdown. */
    String text() {
        String types = entries.keySet().stream()
                .filter(key -> key.endsWith(MEMBERS))
                .map(key -> type(key.substring(0, key.length() - MEMBERS.length())))
                .collect(Collectors.joining());
        return "# Reference\n\nTaken from the Javadoc, which says more of each parameter.\n" + types;
    }

    private String type(String name) {
        return "\n## " + name + "\n" + paragraph(entry(name, "text")) + code(entry(name, "example"))
                + Arrays.stream(entry(name, "members").split(","))
                        .filter(member -> !member.isEmpty())
                        .map(member -> member(name + "#" + member, member))
                        .collect(Collectors.joining());
    }

    private String member(String key, String name) {
        String request = entry(key, "rest");
        return "\n### " + name + "\n" + code(entry(key, "signature")) + paragraph(entry(key, "text"))
                + (request.isEmpty() ? "" : "\nRequest: `" + request + "`\n")
                + code(entry(key, "example"))
                + failures(entry(key, "fails"));
    }

    private String entry(String key, String part) {
        return entries.getOrDefault(key + "." + part, "");
    }

    private static String failures(String lines) {
        return lines.isEmpty()
                ? ""
                : lines.lines().map(line -> "\n- fails with " + plain(line)).collect(Collectors.joining("", "", "\n"));
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "\n```java\n" + text + "\n```\n";
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : "\n" + plain(text).replace("\n", "\n\n") + "\n";
    }

    /** What Markdown would take for mark-up. */
    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("([*_`\\[\\]|])", "\\\\$1");
    }
}
