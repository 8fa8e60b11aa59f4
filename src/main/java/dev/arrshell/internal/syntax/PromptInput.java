package dev.arrshell.internal.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An input that ends with one Enter: code, or a command of the prompt.
 *
 * @param source the code; if it was pasted with prompts, without them
 * @param command the command, if it is one
 * @param outputLines the number of lines of output in a pasted transcript, which were left out
 */
public record PromptInput(String source, Optional<Command> command, int outputLines) {

    private static final Pattern COMMAND = Pattern.compile("\\s*(?::|/(?!.*/\\s*$))([a-z]\\w*|\\?)(?:\\s+(.*?))?\\s*");
    private static final Pattern CODE_COMMAND = Pattern.compile("\\s*:(ti|tim|time)\\s+(?=\\S)", Pattern.DOTALL);
    private static final Pattern BEGUN_COMMAND = Pattern.compile("\\s*(?::[a-z]*(\\s.*)?|/[a-z]*(\\s[^/]*)?)");
    /** The commands that need no colon. */
    public static final List<String> BARE_COMMANDS = List.of("exit", "quit", "clear", "help");

    private static final Pattern BARE = Pattern.compile(
            "\\s*(" + String.join("|", BARE_COMMANDS) + ")(?:\\(\\))?\\s*;?(?:(?<=help)\\s+([\\w:.]+))?\\s*");
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

    /** Where the code begins that a command such as {@code :time} runs; empty if the text is no such command. */
    public static OptionalInt codeStart(String typed) {
        Matcher begin = CODE_COMMAND.matcher(typed);
        return begin.lookingAt() ? OptionalInt.of(begin.end()) : OptionalInt.empty();
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
        OptionalInt code = codeStart(source);
        if (code.isPresent()) {
            return CompletenessScanner.scan(source.substring(code.getAsInt())) == Completeness.MORE;
        }
        if (isCommand() || isAnswer()) {
            return false;
        }
        return isPowerShell() ? PowerShellText.isOpen(source) : CompletenessScanner.scan(source) == Completeness.MORE;
    }

    private static Optional<Command> command(String text) {
        Matcher code = CODE_COMMAND.matcher(text);
        if (code.lookingAt()) {
            return Optional.of(
                    new Command(code.group(1), text.substring(code.end()).stripTrailing()));
        }
        if (text.strip().equals(":")) {
            return Optional.of(new Command("help", ""));
        }
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
