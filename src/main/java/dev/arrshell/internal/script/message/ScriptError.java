package dev.arrshell.internal.script.message;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An error in a script, for a person to read. Secrets are masked.
 *
 * @param file the script's name; empty if the place is not known
 * @param line counted from 1; 0 if not known
 * @param column counted from 1; 0 if not known
 * @param width how many characters from {@code column} on are wrong, at least 1
 * @param source the source line, empty if not known
 * @param message what happened, why, what to do, and whether anything was sent
 */
public record ScriptError(String file, int line, int column, int width, String source, String message) {

    private static final Pattern SUGGESTION = Pattern.compile("did you mean (\\S.*?)\\?"
            + "|(?:add parentheses:|is written|: write(?! it )|for 24 hours write) (\\S[^;]*?)(?= \\(nothing |$)"
            + "|not possible yet: (\\S.*) comes first");

    public ScriptError {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(message, "message");
    }

    /** An error at a place of a script; secrets in the line and the message are masked. */
    public static ScriptError in(ScriptSource source, int line, int column, int width, String message) {
        MaskedLine shown = MaskedLine.of(source, line, column, width);
        return new ScriptError(
                source.name(), line, shown.column(), shown.width(), shown.text(), MaskedLine.mask(message, source));
    }

    /** The part of the message that names what to write instead; empty if it names nothing. */
    public Optional<String> suggestion() {
        return SUGGESTION
                .matcher(message)
                .results()
                .findFirst()
                .flatMap(named -> Stream.of(1, 2, 3)
                        .map(named::group)
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    /** The same error where requests were sent before it: the step that failed sent nothing more. */
    public ScriptError afterRequests() {
        return withMessage(message.replace("(nothing was sent", "(nothing more was sent"));
    }

    /** The same place with another message. */
    public ScriptError withMessage(String other) {
        return new ScriptError(file, line, column, width, source, other);
    }

    /** Place and message, then the source line, then a line with carets where the column is known. */
    public String text() {
        String place = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
        String head = place.isEmpty() ? message : place + ": " + message;
        if (source.isBlank()) {
            return head;
        }
        String indent =
                source.substring(0, source.length() - source.stripLeading().length());
        String shown = "  " + source.strip();
        String caret = column > indent.length()
                ? System.lineSeparator() + " ".repeat(2 + column - 1 - indent.length()) + "^".repeat(Math.max(1, width))
                : "";
        return head + System.lineSeparator() + shown + caret;
    }
}
