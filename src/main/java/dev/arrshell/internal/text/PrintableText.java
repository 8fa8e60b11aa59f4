package dev.arrshell.internal.text;

import java.util.regex.Pattern;

/**
 * Text of a server that is safe to print: without characters that steer a terminal, break a line unseen, or change the
 * order in which letters are shown. Line feeds and tabs stay, and so do the two joiners that scripts and emoji need.
 */
public final class PrintableText {

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\t\\u200c\\u200d]]");

    /** The sequences that control a terminal: colours and moves, titles and links up to their end, and all others. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "(?:\\e\\[|\\u009b)[0-?]*[ -/]*[@-~]" + "|\\e[\\]PX^_][^\\a\\e\\n]*(?:\\a|\\e\\\\)" + "|\\e[ -/]*[0-~]");

    private PrintableText() {}

    /** The text with U+FFFD in place of each character that is not safe. */
    public static String of(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }

    /**
     * The text without the characters that are not safe and without the sequences that colour or steer a terminal, for the
     * output of programs, which have many.
     */
    public static String stripped(String text) {
        return UNPRINTABLE.matcher(SEQUENCE.matcher(text).replaceAll("")).replaceAll("");
    }

    /** Whether a character is replaced. */
    public static boolean isUnprintable(char single) {
        return UNPRINTABLE.matcher(String.valueOf(single)).matches();
    }
}
