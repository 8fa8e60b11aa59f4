package dev.arrshell.internal.repl.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was entered with one Enter: code, or a command of the prompt.
 *
 * @param source the code that is meant; without prompts if it was pasted with them
 * @param command the command, if it is one
 * @param answers how many lines of a pasted transcript were left out
 */
public record PromptInput(String source, Optional<Command> command, int answers) {

    private static final Pattern COMMAND = Pattern.compile("\\s*(?::|/(?!.*/\\s*$))([a-z]\\w*|\\?)(?:\\s+(.*?))?\\s*");
    private static final Pattern BEGINNING = Pattern.compile("\\s*[:/][a-z]*(\\s[^/]*)?");
    private static final Pattern QUESTION = Pattern.compile("\\s*([\\w.()'\"]+)\\s*\\?\\s*");
    private static final Pattern ASKED = Pattern.compile("\\s*\\?\\s*(.*?)\\s*");

    /**
     * A command.
     *
     * @param name its name, without the colon
     * @param arguments what follows it
     */
    public record Command(String name, String arguments) {}

    public static PromptInput of(String typed) {
        PasteCleaner.Cleaned cleaned = PasteCleaner.clean(typed);
        return new PromptInput(cleaned.text(), command(cleaned.text()), cleaned.answers());
    }

    /** Whether what is being typed is a command, as far as can be seen; a slash may also begin a string. */
    public static boolean beginsCommand(String typed) {
        return BEGINNING.matcher(typed).matches();
    }

    public boolean isCommand() {
        return command.isPresent();
    }

    public boolean isBlank() {
        return source.isBlank();
    }

    private static Optional<Command> command(String text) {
        Matcher named = COMMAND.matcher(text);
        if (named.matches() && !text.contains("\n")) {
            String arguments = named.group(2) == null ? "" : named.group(2);
            return Optional.of(new Command(named.group(1).equals("?") ? "help" : named.group(1), arguments));
        }
        Matcher question = QUESTION.matcher(text);
        if (question.matches()) {
            return Optional.of(new Command("help", question.group(1)));
        }
        Matcher asked = ASKED.matcher(text);
        return asked.matches() ? Optional.of(new Command("help", asked.group(1))) : Optional.empty();
    }
}
