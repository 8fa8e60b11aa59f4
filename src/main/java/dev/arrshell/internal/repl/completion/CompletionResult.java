package dev.arrshell.internal.repl.completion;

import java.util.List;

/**
 * What can stand at the cursor.
 *
 * @param start where the word begins that is being completed
 * @param word what is typed of it
 * @param candidates the ways to go on, the likeliest first
 */
public record CompletionResult(int start, String word, List<CompletionCandidate> candidates) {}
