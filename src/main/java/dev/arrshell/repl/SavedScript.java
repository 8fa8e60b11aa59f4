package dev.arrshell.repl;

import dev.arrshell.repl.Record.Entry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a script of what succeeded. */
final class SavedScript {

    private static final Pattern LAST = Pattern.compile("(?<![\\w$.])_(?!\\w)");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^\\s*(?:def\\s+|final\\s+|[A-Z][\\w<>.]*\\s+)?([A-Za-z]\\w*)\\s*=(?!=).*", Pattern.DOTALL);

    private final List<Entry> kept;
    private final int failed;

    SavedScript(Record record) {
        kept = record.entries().stream().filter(Entry::succeeded).toList();
        failed = record.entries().size() - kept.size();
    }

    int keys() {
        return kept.stream().mapToInt(Entry::keys).sum();
    }

    /** {@code saved 6 statements (3 failed ones left out, 1 key as secret('ARR_ACCOUNT_KEY'))}. */
    String summary() {
        String omitted = failed == 0 ? "" : failed + (failed == 1 ? " failed one" : " failed ones") + " left out";
        String keys = keys() == 0 ? "" : keys() + (keys() == 1 ? " key" : " keys") + " as " + SecretMasking.KEY;
        String both = omitted.isEmpty() || keys.isEmpty() ? omitted + keys : omitted + ", " + keys;
        return "saved " + kept.size() + (kept.size() == 1 ? " statement" : " statements")
                + (both.isEmpty() ? "" : " (" + both + ")");
    }

    /** The script: the prompt's last result is a variable where a later statement goes on with it. */
    String text() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < kept.size(); i++) {
            String source = Continuation.complete(kept.get(i).source()).strip();
            boolean continued = i + 1 < kept.size()
                    && LAST.matcher(Continuation.complete(kept.get(i + 1).source()))
                            .find();
            script.append(continued ? remembered(source) : source).append('\n');
        }
        return script.toString();
    }

    private static String remembered(String source) {
        Matcher assignment = ASSIGNMENT.matcher(source);
        return assignment.matches() ? source + "\n_ = " + assignment.group(1) : "_ = " + source;
    }
}
