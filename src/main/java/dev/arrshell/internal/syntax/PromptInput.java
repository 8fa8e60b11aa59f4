package dev.arrshell.internal.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was entered with one Enter: code, or a command of the prompt.
 *
 * @param source the code; if it was pasted with prompts, without them
 * @param command the command, if it is one
 * @param outputLines the number of lines of output in a pasted transcript, which were left out
 */
public record PromptInput(String source, Optional<Command> command, int outputLines) {

    private static final Pattern COMMAND = Pattern.compile("\\s*(?::|/(?!.*/\\s*$))([a-z]\\w*|\\?)(?:\\s+(.*?))?\\s*");
    private static final Pattern BEGUN_COMMAND = Pattern.compile("\\s*[:/][a-z]*(\\s[^/]*)?");
    private static final Pattern BARE =
            Pattern.compile("\\s*(exit|quit|clear|help)(?:\\(\\))?\\s*;?(?:(?<=help)\\s+([\\w:.]+))?\\s*");
    private static final Pattern QUESTION_AFTER = Pattern.compile("\\s*([\\w.()'\"]+)\\s*\\?\\s*");
    private static final Pattern QUESTION_BEFORE = Pattern.compile("\\s*\\?\\s*(.*?)\\s*");

    /**
     * A command.
     *
     * @param name its name, without the colon
     * @param arguments the text after it
     */
    public record Command(String name, String arguments) {}

    public static PromptInput parse(String typed) {
        PasteCleaner.Cleaned cleaned = PasteCleaner.clean(typed);
        return new PromptInput(cleaned.text(), command(cleaned.text()), cleaned.outputLines());
    }

    /** Whether a line that is being typed is likely a command; a slash may also begin a string. */
    public static boolean beginsCommand(String typed) {
        return BEGUN_COMMAND.matcher(typed).matches();
    }

    /** The command that a word such as {@code exit} alone means, where no variable has that name. */
    public Optional<Command> bareCommand() {
        Matcher bare = BARE.matcher(source);
        return bare.matches()
                ? Optional.of(new Command(bare.group(1), bare.group(2) == null ? "" : bare.group(2)))
                : Optional.empty();
    }

    public boolean isCommand() {
        return command.isPresent();
    }

    public boolean isBlank() {
        return source.isBlank();
    }

    /** Whether it is PowerShell, as on the session page. */
    public boolean isPowerShell() {
        return !isCommand() && PowerShellText.is(source);
    }

    /** Whether it is an answer of the service, as the session page shows it. */
    public boolean isAnswer() {
        return !isCommand() && PowerShellText.isAnswer(source);
    }

    /** Whether it is code that a further line has to complete. */
    public boolean needsMore() {
        if (isCommand() || isAnswer()) {
            return false;
        }
        return isPowerShell() ? PowerShellText.isOpen(source) : CompletenessScanner.scan(source) == Completeness.MORE;
    }

    private static Optional<Command> command(String text) {
        Matcher named = COMMAND.matcher(text);
        if (named.matches() && !text.contains("\n")) {
            String arguments = named.group(2) == null ? "" : named.group(2);
            return Optional.of(new Command(named.group(1).equals("?") ? "help" : named.group(1), arguments));
        }
        Matcher after = QUESTION_AFTER.matcher(text);
        if (after.matches()) {
            return Optional.of(new Command("help", after.group(1)));
        }
        Matcher before = QUESTION_BEFORE.matcher(text);
        return before.matches() ? Optional.of(new Command("help", before.group(1))) : Optional.empty();
    }
}
