package dev.arrshell.internal.service.launch;

import dev.arrshell.internal.json.JsonValues;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** When a server counts as ready. */
public sealed interface ReadyRule {

    /** The server's port accepts connections on the loopback address. */
    record Tcp() implements ReadyRule {}

    /**
     * The server has printed a line.
     *
     * @param pattern found somewhere in the line
     */
    record Line(Pattern pattern) implements ReadyRule {}

    /**
     * A command succeeds. It is run again and again, one run at a time.
     *
     * @param command the command and its arguments, with placeholders
     */
    record Exec(List<String> command) implements ReadyRule {

        /**
         * Checks the command.
         *
         * @throws IllegalArgumentException if it is empty or has an unknown placeholder
         */
        public Exec {
            command = Placeholders.check(command);
        }
    }

    /**
     * Reads a rule.
     *
     * @param text {@code tcp}, {@code line:REGEX}, or {@code exec:["command","argument"]} with a JSON array
     * @throws IllegalArgumentException if it is none; the message says how one is written
     */
    static ReadyRule parse(String text) {
        if (text.equals("tcp")) {
            return new Tcp();
        }
        if (text.startsWith("line:") && text.length() > "line:".length()) {
            return new Line(pattern(text.substring("line:".length())));
        }
        if (text.startsWith("exec:")) {
            return new Exec(arguments(text.substring("exec:".length()))
                    .orElseThrow(() -> new IllegalArgumentException("ready = '" + text
                            + "' has no list of texts after exec: write exec:[\"command\", \"argument\"]")));
        }
        throw new IllegalArgumentException(
                "ready = '" + text + "' is not known: write tcp, line:REGEX or exec:[\"command\", \"argument\"]");
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "ready = 'line:" + regex + "' has a wrong expression: " + wrong.getDescription(), wrong);
        }
    }

    private static Optional<List<String>> arguments(String json) {
        return JsonValues.object("{\"argv\":" + json + "}")
                .map(fields -> fields.get("argv"))
                .filter(List.class::isInstance)
                .map(list -> (List<?>) list)
                .filter(list -> list.stream().allMatch(String.class::isInstance))
                .map(list -> list.stream().map(String.class::cast).toList());
    }
}
