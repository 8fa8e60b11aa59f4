package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * A command of the prompt, typed as {@code :name}. Its {@link Command} annotation has the name, without the colon, and
 * the description, a phrase without a full stop. Each call gets a new instance, whose annotated fields picocli fills.
 */
public interface ReplCommand {

    default String name() {
        return getClass().getAnnotation(Command.class).name();
    }

    default String description() {
        return String.join(" ", getClass().getAnnotation(Command.class).description());
    }

    /**
     * Runs the command.
     *
     * @throws IllegalArgumentException if an argument is wrong
     * @throws IllegalStateException if the command is not possible now
     */
    void run(CommandContext context);

    /** Whether all that follows the name is code, one argument as it was typed. */
    default boolean takesCode() {
        return false;
    }

    /** Lists the words that can follow the name, besides the options. Sends no request. */
    default List<CompletionCandidate> candidates(CommandContext context) {
        return List.of();
    }

    /** Lists the words that can follow the name and the words before the one that is being typed. */
    default List<CompletionCandidate> candidates(CommandContext context, List<String> before) {
        return before.isEmpty() ? candidates(context) : List.of();
    }

    /** Lists them for the beginning of a word, where it decides what is looked for, as with the names of files. */
    default List<CompletionCandidate> candidates(CommandContext context, List<String> before, String begun) {
        return candidates(context, before);
    }
}
