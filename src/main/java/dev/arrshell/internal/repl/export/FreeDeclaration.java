package dev.arrshell.internal.repl.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Declaration of a variable, turned into an assignment as the prompt has it: {@code def x = 1} and {@code final x = 1} are
 * {@code x = 1}, {@code Set s = []} is {@code s = (Set) ([])}. Other text stays as it is.
 */
final class FreeDeclaration {

    private static final String MODIFIERS = "(?:(?:final|def|var)\\s+)";

    private static final String TYPE = "(?:boolean|byte|char|short|int|long|float|double|(?:[a-z]\\w*\\.)*[A-Z][\\w.]*)"
            + "(?:<[^=]*>)?(?:\\[])*\\s+";

    /** Modifiers, a type, the name and the value. */
    private static final Pattern SINGLE =
            Pattern.compile("(?s)(" + MODIFIERS + "*)(" + TYPE + ")?(\\w+)\\s*=(?![=~])\\s*(.*)");

    private static final Pattern SEVERAL =
            Pattern.compile("(?s)" + MODIFIERS + "+(\\(\\s*\\w+\\s*(?:,\\s*\\w+\\s*)*\\)\\s*=.*)");

    private FreeDeclaration() {}

    static String of(String statement) {
        Matcher several = SEVERAL.matcher(statement);
        if (several.matches()) {
            return several.group(1);
        }
        Matcher single = SINGLE.matcher(statement);
        if (!single.matches() || single.group(1).isEmpty() && single.group(2) == null) {
            return statement;
        }
        String value = single.group(4);
        if (single.group(2) == null) {
            return single.group(3) + " = " + value;
        }
        String end = value.contains("//") ? "\n" : "";
        return single.group(3) + " = (" + single.group(2).strip() + ") (" + value + end + ")";
    }
}
