package dev.arrshell.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers where an answer differs from a golden one, placeholders held to their kind only. */
final class GoldenDifferences {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The kinds of placeholders, as the README of the golden exchanges lists them. */
    private static final Map<String, String> FORMS = Map.of(
            "cv", "[A-Za-z0-9+/]{22}\\.\\d+",
            "date", "\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT",
            "guid", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "token", "[\\w-]+\\.[\\w-]+\\.[\\w-]+",
            "key", "[A-Za-z0-9+/]+={0,2}",
            "host", "[a-z0-9-]+(\\.[a-z0-9-]+)+",
            "port", "(49[2-9]\\d\\d|491[6-9]\\d|4915[2-9]|5\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-4])",
            "span", "(\\d+\\.)?\\d\\d:\\d\\d:\\d\\d(\\.\\d{7})?",
            "location", "accounts/[0-9a-f-]{36}.*",
            "text", "\\S.*");

    private final Map<String, String> kinds;
    private final List<String> found = new ArrayList<>();

    /** Compares with these placeholders, from example to kind. */
    GoldenDifferences(Map<String, String> kinds) {
        this.kinds = kinds;
    }

    List<String> found() {
        return List.copyOf(found);
    }

    void check(String what, String expected, String actual) {
        if (!pattern(expected).matcher(actual).matches()) {
            found.add(what + ": '" + actual + "' instead of '" + expected + "'");
        }
    }

    void checkBody(String expected, String actual) {
        try {
            if (expected.startsWith("{") && actual.startsWith("{")) {
                compare("", JSON.readTree(expected), JSON.readTree(actual));
                return;
            }
        } catch (IOException notJson) {
            found.add("body: no JSON, " + notJson.getMessage());
        }
        check("body", expected, actual);
    }

    private void compare(String at, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            TreeSet<String> fields = new TreeSet<>();
            expected.fieldNames().forEachRemaining(fields::add);
            actual.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> compare(at + "/" + field, expected.path(field), actual.path(field)));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "/" + i, expected.get(i), actual.get(i));
            }
        } else {
            check(
                    "type of " + at,
                    expected.getNodeType().name(),
                    actual.getNodeType().name());
            check(at, leaf(expected), leaf(actual));
        }
    }

    private static String leaf(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** The text with the form of each placeholder in its place. */
    private Pattern pattern(String text) {
        String regex = Pattern.quote(text);
        for (Map.Entry<String, String> placeholder : kinds.entrySet()) {
            String form = Objects.requireNonNull(FORMS.get(placeholder.getValue()), placeholder.getValue());
            regex = Pattern.compile(placeholder.getKey(), Pattern.LITERAL)
                    .matcher(regex)
                    .replaceAll(Matcher.quoteReplacement("\\E(?:" + form + ")\\Q"));
        }
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
