package dev.arrshell.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that is nearest to a misspelt one. */
public final class NearestWord {

    private NearestWord() {}

    /**
     * Finds the known word that is nearest to a typed one: fewest letters inserted, left out, exchanged or swapped.
     *
     * @param typed what was written, compared without regard to case
     * @param known the words to choose from
     * @return the nearest, if it is near enough to be a slip: at most a third of its letters differ
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> distance(wanted, word.toLowerCase(Locale.ROOT)) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(wanted, word.toLowerCase(Locale.ROOT))));
    }

    /** The end of a refusal: {@code " - did you mean list?"}, or nothing if no known word is near. */
    public static String question(String typed, Collection<String> known) {
        return to(typed, known).map(near -> " - " + didYouMean(near)).orElse("");
    }

    /** The question {@code "did you mean list?"}. */
    public static String didYouMean(String near) {
        return "did you mean " + near + "?";
    }

    /** The end of a refusal: {@code ". Views: auto, table"} or {@code " - did you mean table? Views: auto, table"}. */
    public static String choice(String typed, Collection<String> known, String title) {
        String question = question(typed, known);
        return (question.isEmpty() ? "." : question) + " "
                + (known.isEmpty() ? "There are none" : title + ": " + String.join(", ", known));
    }

    /** The optimal string alignment distance. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        int exchange = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(exchange, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
