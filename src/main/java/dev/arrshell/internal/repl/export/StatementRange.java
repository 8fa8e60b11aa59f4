package dev.arrshell.internal.repl.export;

import dev.arrshell.internal.repl.eval.StatementHistory.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Numbers of statements as they are typed: {@code 3}, {@code 1-5,8}. */
public final class StatementRange {

    private static final Pattern RANGE = Pattern.compile("\\d{1,6}(?:-\\d{1,6})?(?:,\\d{1,6}(?:-\\d{1,6})?)*");

    private StatementRange() {}

    /** Whether a word is written so. */
    public static boolean is(String word) {
        return RANGE.matcher(word).matches();
    }

    /**
     * Chooses statements.
     *
     * @param range the numbers; those of a span that were dropped are passed over
     * @param all those there are
     * @throws IllegalArgumentException if it is no range, ends before it begins, or names a statement that there is not
     */
    public static List<Statement> choose(String range, List<Statement> all) {
        if (!is(range)) {
            throw new IllegalArgumentException("'" + range + "' are no numbers of statements: write 3, or 1-5,8");
        }
        SortedSet<Integer> known = new TreeSet<>();
        all.forEach(each -> known.add(each.number()));
        List<Integer> wanted = new ArrayList<>();
        for (String part : range.split(",")) {
            String[] ends = part.split("-");
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            SortedSet<Integer> span = from > to ? new TreeSet<>() : known.subSet(from, to + 1);
            if (span.isEmpty() || !known.contains(to)) {
                throw new IllegalArgumentException("there is no statement " + part + ". " + numbers(known));
            }
            wanted.addAll(span);
        }
        return all.stream().filter(each -> wanted.contains(each.number())).toList();
    }

    private static String numbers(SortedSet<Integer> known) {
        return known.isEmpty()
                ? "None has succeeded yet"
                : "Those that succeeded have the numbers " + spans(known) + "; :drop lists them";
    }

    /** The numbers as they may be typed, three and more that follow each other as a span. */
    private static String spans(SortedSet<Integer> known) {
        List<String> spans = new ArrayList<>();
        for (int from : known) {
            if (known.contains(from - 1)) {
                continue;
            }
            int to = from;
            while (known.contains(to + 1)) {
                to++;
            }
            String joint = to - from > 1 ? "-" : ", ";
            spans.add(from == to ? String.valueOf(from) : from + joint + to);
        }
        return String.join(", ", spans);
    }
}
