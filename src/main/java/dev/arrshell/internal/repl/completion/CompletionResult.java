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

    /** The common beginning of all candidates. */
    public String commonStart() {
        return candidates.stream()
                .map(CompletionCandidate::value)
                .reduce(CompletionResult::commonStart)
                .orElse("");
    }

    private static String commonStart(String first, String second) {
        int length = 0;
        while (length < Math.min(first.length(), second.length()) && first.charAt(length) == second.charAt(length)) {
            length++;
        }
        return first.substring(0, length);
    }

    public static CompletionResult none(int cursor) {
        return new CompletionResult(cursor, "", List.of());
    }
}
