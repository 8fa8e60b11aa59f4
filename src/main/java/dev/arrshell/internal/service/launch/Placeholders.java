package dev.arrshell.internal.service.launch;

import dev.arrshell.internal.text.NearestWord;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders in a command, such as {@code {port}}. A brace before anything but letters is an ordinary character. */
public final class Placeholders {

    public static final String PORT = "port";
    public static final String INSPECTOR_PORT = "inspectorPort";
    public static final String SESSION_ID = "sessionId";
    public static final String SIZE = "size";
    public static final String MODELS = "models";

    private static final List<String> NAMES = List.of(PORT, INSPECTOR_PORT, SESSION_ID, SIZE, MODELS);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    private Placeholders() {}

    /**
     * Checks a command before anything is started.
     *
     * @return a copy
     * @throws IllegalArgumentException if it is empty or has an unknown placeholder
     */
    static List<String> check(List<String> command) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("a command is empty: write the program and its arguments");
        }
        for (String argument : command) {
            PLACEHOLDER.matcher(argument).results().map(found -> found.group(1)).forEach(Placeholders::checkName);
        }
        return List.copyOf(command);
    }

    private static void checkName(String name) {
        if (!NAMES.contains(name)) {
            String near = NearestWord.to(name, NAMES)
                    .map(word -> " - did you mean {" + word + "}?")
                    .orElse(".");
            throw new IllegalArgumentException("a command has the unknown placeholder {" + name + "}" + near
                    + " Known: {" + String.join("}, {", NAMES) + "}");
        }
    }

    /** The command with values in place of the placeholders. */
    public static List<String> expand(List<String> command, Map<String, String> values) {
        return command.stream()
                .map(argument -> PLACEHOLDER
                        .matcher(argument)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()))))
                .toList();
    }
}
