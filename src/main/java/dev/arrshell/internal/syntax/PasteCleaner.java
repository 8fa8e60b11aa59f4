package dev.arrshell.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cleaner of pasted transcripts: removes the prompts, and the lines of output between them. Text without a prompt stays
 * as it is.
 */
final class PasteCleaner {

    /** Our own prompt in all its forms, PowerShell's, groovysh's, Gremlin's. */
    private static final Pattern PROMPT =
            Pattern.compile("^\\s*(?:arr(?:\\s+[A-Za-z0-9][\\w.…-]*){0,3}(?:\\s+[\\w:.]+)?"
                    + "|PS(?:\\s+[^>\\n]*)?|groovy(?::\\d+)?|groovy:[\\w-]+|gremlin)>(?:[ \\t]|$)");

    private static final Pattern SECONDARY_PROMPT = Pattern.compile("^\\s*(?:\\.\\.\\.+|>>)(?!\\w)>?(?:[ \\t]|$)");

    private PasteCleaner() {}

    /**
     * The code of a text.
     *
     * @param text the code
     * @param outputLines the number of lines that were left out because they are no code
     */
    record Cleaned(String text, int outputLines) {}

    static Cleaned clean(String text) {
        List<String> lines = text.lines().toList();
        boolean transcript = !lines.isEmpty() && PROMPT.matcher(lines.get(0)).find();
        return transcript ? cleanTranscript(lines) : new Cleaned(text, 0);
    }

    private static Cleaned cleanTranscript(List<String> lines) {
        List<String> code = new ArrayList<>();
        for (String line : lines) {
            Matcher prompt = PROMPT.matcher(line);
            Matcher secondary = SECONDARY_PROMPT.matcher(line);
            if (prompt.find()) {
                code.add(line.substring(prompt.end()));
            } else if (secondary.find()) {
                code.add(line.substring(secondary.end()));
            } else if (needsMore(code) || line.stripLeading().startsWith(".")) {
                code.add(line);
            }
        }
        return new Cleaned(String.join("\n", code), lines.size() - code.size());
    }

    private static boolean needsMore(List<String> code) {
        return CompletenessScanner.scan(String.join("\n", code)) == Completeness.MORE;
    }
}
