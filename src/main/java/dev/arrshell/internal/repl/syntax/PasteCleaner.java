package dev.arrshell.internal.repl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes code of a pasted transcript: takes the prompts away, and the lines between them, which are what the code
 * answered. Text without a prompt is left as it is.
 */
final class PasteCleaner {

    /** Our own prompt with all that it may tell, PowerShell's, groovysh's, Gremlin's, and a bare one. */
    private static final Pattern PROMPT =
            Pattern.compile("^\\s*(?:arr(?:\\s+[A-Za-z0-9][\\w.…-]*){0,3}(?:\\s+[\\w:.]+)?"
                    + "|PS(?:\\s+[^>\\n]*)?|groovy(?::\\d+)?|groovy:[\\w-]+|gremlin)>(?:[ \\t]|$)");

    /** The prompt of a further line of the same block. */
    private static final Pattern FURTHER = Pattern.compile("^\\s*(?:\\.\\.\\.+|>>)(?!\\w)>?(?:[ \\t]|$)");

    private PasteCleaner() {}

    /**
     * What is left of a text.
     *
     * @param text the code
     * @param prompts how many prompts were taken away
     * @param answers how many lines were left out that were no code
     */
    record Cleaned(String text, int prompts, int answers) {}

    static Cleaned clean(String text) {
        List<String> lines = text.lines().toList();
        boolean transcript = !lines.isEmpty() && PROMPT.matcher(lines.get(0)).find();
        return transcript ? cleanTranscript(lines) : new Cleaned(text, 0, 0);
    }

    private static Cleaned cleanTranscript(List<String> lines) {
        List<String> code = new ArrayList<>();
        int prompts = 0;
        for (String line : lines) {
            Matcher prompt = PROMPT.matcher(line);
            Matcher further = FURTHER.matcher(line);
            if (prompt.find()) {
                prompts++;
                code.add(line.substring(prompt.end()));
            } else if (further.find()) {
                code.add(line.substring(further.end()));
            } else if (isUnfinished(code) || line.stripLeading().startsWith(".")) {
                code.add(line);
            }
        }
        return new Cleaned(String.join("\n", code), prompts, lines.size() - code.size());
    }

    private static boolean isUnfinished(List<String> code) {
        return CompletenessScanner.scan(String.join("\n", code)).is(Completeness.State.MORE);
    }
}
