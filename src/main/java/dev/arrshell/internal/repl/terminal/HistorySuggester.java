package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.History;

/**
 * Suggester of the rest of a line: that of the newest line of the history which begins as typed. Never suggests an input
 * of several lines, nor one that has a secret, or the mask of one, in it.
 */
final class HistorySuggester {

    private static final Pattern WORD = Pattern.compile("\\W*\\w+");

    private HistorySuggester() {}

    /** The rest of the line; empty if there is none. */
    static String rest(History history, String typed) {
        if (typed.isBlank() || typed.contains("\n")) {
            return "";
        }
        for (Iterator<History.Entry> entries = history.reverseIterator(); entries.hasNext(); ) {
            String line = entries.next().line();
            if (line.length() > typed.length() && line.startsWith(typed) && isSuggested(line)) {
                return line.substring(typed.length());
            }
        }
        return "";
    }

    private static boolean isSuggested(String line) {
        return !line.contains("\n")
                && !line.contains(SecretRedactor.MASK)
                && line.equals(SourceSecretMasker.mask(line).text());
    }

    /** The first word of a rest, with what is before it; all of it if there is no word. */
    static String firstWord(String rest) {
        Matcher word = WORD.matcher(rest);
        return word.lookingAt() ? word.group() : rest;
    }
}
