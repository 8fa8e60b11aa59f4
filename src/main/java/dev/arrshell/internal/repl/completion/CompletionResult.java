package dev.arrshell.internal.repl.completion;

import java.util.List;

/**
 * The completion at a cursor.
 *
 * @param start where the word begins that is completed
 * @param word what is typed of it
 * @param candidates the likeliest first
 */
public record CompletionResult(int start, String word, List<CompletionCandidate> candidates) {

    public static CompletionResult none(int cursor) {
        return new CompletionResult(cursor, "", List.of());
    }
}
