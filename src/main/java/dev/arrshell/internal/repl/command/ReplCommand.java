package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import java.util.List;

/**
 * Something the prompt itself can do, typed as {@code :name}. A new one is made for each call, so that picocli can put
 * what was typed into its annotated fields.
 */
public interface ReplCommand {

    /** Its name, without the colon. */
    String name();

    /** What it does, in one sentence without a full stop. */
    String sentence();

    /**
     * Does it.
     *
     * @param prompt what the prompt offers to commands
     * @throws IllegalArgumentException if what was typed makes no sense
     * @throws IllegalStateException if it is not possible now
     */
    void run(CommandContext prompt);

    /**
     * What can be typed next.
     *
     * @param prompt what the prompt knows; nothing may be asked of the service
     * @param before the words typed between the name and the one that is being typed
     * @return the words that make sense there, besides the options
     */
    default List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return List.of();
    }
}
