package dev.arrshell.internal.repl.completion;

import java.util.regex.Pattern;

/**
 * Abbreviations by humps: a capital after the first letter stands for a word that begins with it, further on in the name.
 * {@code aR} and {@code awRe} abbreviate {@code awaitReady}, {@code eLT} abbreviates {@code extendLeaseTo}.
 */
public final class CamelHumps {

    private static final Pattern CAPITAL = Pattern.compile("(?<=.)(?=\\p{Lu})");

    private CamelHumps() {}

    /** The beginning that all names with this abbreviation share; the whole text if it is no abbreviation. */
    static String firstHump(String abbreviation) {
        return CAPITAL.split(abbreviation)[0];
    }

    /** Whether a text, with a capital after its first letter, abbreviates a name. */
    public static boolean isAbbreviation(String abbreviation, String name) {
        int from = 0;
        for (String hump : CAPITAL.split(abbreviation)) {
            int found = name.indexOf(hump, from);
            if (found < 0 || from == 0 && found > 0) {
                return false;
            }
            from = found + hump.length();
        }
        return true;
    }
}
